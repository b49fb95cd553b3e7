package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The row of a mechanism in normal form: the weight for the key `j`, and what the text needs in order to be
/// defined.
public record NormalForm(Polynomial weight, List<Domain.Requirement> domain) {
    /// @throws NormalFormException if the definition has none
    public static NormalForm of(Mechanism mechanism) {
        try {
            return Work.form(mechanism, () -> {
                var normalizer = new Normalizer(mechanism);
                var weight = normalizer.number(mechanism.weight());
                return new NormalForm(weight, normalizer.domain().requirements());
            });
        } catch (ArithmeticException | StackOverflowError e) {
            throw new NormalFormException("numbers or terms beyond what the normal form can hold");
        }
    }

    /// Runs a task that works with normal forms under a limit on its work, which depends on the task alone.
    ///
    /// @throws NormalFormException if the limit is passed
    public static <T> T limited(Supplier<T> task) {
        return Work.limited(task);
    }

    /// Runs a task within a limit of its own, even inside another: what it finds does not depend on who asked.
    public static <T> T apart(Supplier<T> task) {
        return Work.apart(task);
    }

    /// The row, or what it needs in order to be defined, mentions more than queries, keys and their positions.
    public boolean isBeyondKeys() {
        return Uses.beyondKeys(weight)
                || domain.stream().anyMatch(requirement -> Uses.beyondKeys(requirement.expression()));
    }

    /// The sum of the weights over all keys.
    public Polynomial rowSum() {
        return sumOverKeys(weight);
    }

    /// The sum over all keys of an expression of the key `j`.
    public static Polynomial sumOverKeys(Polynomial entry) {
        var key = Binders.fresh();
        return Binders.sumOverKeys(key, Substitution.rename(entry, Atom.HERE, key));
    }

    /// The signs of a mechanism's parameters and inputs, by name.
    public static Map<String, SignSet> parameterSigns(Mechanism mechanism) {
        var signs = new HashMap<String, SignSet>();
        mechanism.parameters().forEach(parameter -> signs.put(parameter.name(), signs(parameter.range())));
        mechanism.inputs().forEach(input -> signs.put(input.name(), signs(input.range())));
        return Map.copyOf(signs);
    }

    private static SignSet signs(Optional<Parameter.Range> range) {
        return range.map(Normalizer::signs).orElse(SignSet.ANY);
    }

    /// Multiplies through by every group with a negative whole power; the result is 0 only where `polynomial`
    /// is, on the points where it is defined.
    public static Polynomial cleared(Polynomial polynomial) {
        return Clearing.clear(polynomial);
    }

    /// The two are one function wherever both are defined.
    public static boolean same(Polynomial left, Polynomial right) {
        var difference = left.minus(right);
        return difference.isZero() || cleared(difference).isZero();
    }

    /// The SHA-256 that names a definition: of its row, its domain, its mask, its widths, its parameters and
    /// what comes with its tokens, in lower-case hexadecimal. A definition without normal form is named by its
    /// terms.
    public static String hash(Mechanism mechanism) {
        String meaning;
        try {
            var form = of(mechanism);
            meaning = form.weight.text() + "\n"
                    + form.domain.stream()
                            .map(requirement -> requirement.need() + " "
                                    + requirement.expression().text())
                            .sorted()
                            .collect(Collectors.joining("\n"));
        } catch (NormalFormException e) {
            meaning = TextTree.of(mechanism);
        }
        var parameters = mechanism.parameters().stream()
                .map(parameter -> parameter.toString())
                .sorted()
                .collect(Collectors.joining("\n"));
        return sha256(String.join(
                        "\n",
                        meaning,
                        mechanism.causal() ? "causal" : "",
                        new TreeMap<>(mechanism.widths()).toString(),
                        parameters)
                + tokens(mechanism));
    }

    /// What the tokens have beside queries, keys and values.
    private static String tokens(Mechanism mechanism) {
        var inputs =
                mechanism.inputs().stream().map(input -> "\n" + input).sorted().collect(Collectors.joining());
        return (mechanism.grid() ? "\ngrid" : "") + inputs;
    }

    /// The recurrent form of a mechanism as a text: its states, whatever they are called. Empty if it has none.
    public static String recurrence(Mechanism mechanism) {
        return TextTree.ofStates(mechanism);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
