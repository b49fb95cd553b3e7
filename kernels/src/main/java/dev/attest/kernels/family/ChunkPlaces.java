package dev.attest.kernels.family;

import java.util.List;

/// Where the numbers of a chunk are: for each state what its tokens bring ([ChainTerms]); for each panel of its
/// channels the state before the chunk and what the written vectors are multiplied by. And where the states
/// are that run through the chunks.
final class ChunkPlaces {
    private final int[] terms;
    private final int[] states;
    private final int[][] before;
    private final int[][] written;
    private final int[] stateLengths;
    private final int length;
    private final int running;

    /// @param panels of channels, for each chain
    ChunkPlaces(List<ChainTerms> chains, List<ChainRun> runs, int[] panels) {
        int count = chains.size();
        this.terms = new int[count];
        this.states = new int[count];
        this.before = new int[count][];
        this.written = new int[count][];
        this.stateLengths = new int[count];
        int at = 0;
        int state = 0;
        for (int chain = 0; chain < count; chain++) {
            var run = runs.get(chain);
            terms[chain] = at;
            at = Math.addExact(at, chains.get(chain).length());
            stateLengths[chain] = run.stateLength();
            states[chain] = state;
            state = Math.addExact(state, Math.multiplyExact(panels[chain], run.stateLength()));
            before[chain] = new int[panels[chain]];
            written[chain] = new int[panels[chain]];
            for (int panel = 0; panel < panels[chain]; panel++) {
                before[chain][panel] = at;
                written[chain][panel] = Math.addExact(at, run.stateLength());
                at = Math.addExact(written[chain][panel], run.writtenLength());
            }
        }
        this.length = at;
        this.running = state;
    }

    /// Numbers of a chunk.
    int length() {
        return length;
    }

    /// Numbers of all states.
    int states() {
        return running;
    }

    int terms(int chain) {
        return terms[chain];
    }

    int before(int chain, int panel) {
        return before[chain][panel];
    }

    int written(int chain, int panel) {
        return written[chain][panel];
    }

    int state(int chain, int panel) {
        return states[chain] + panel * stateLengths[chain];
    }

    int stateLength(int chain) {
        return stateLengths[chain];
    }
}
