package dev.attest.experiments.studies.separation;

import java.util.List;

/// Places in order.
record Curve(String label, List<Place> places) {
    Curve {
        places = List.copyOf(places);
    }

    List<Place> drawn() {
        return places.stream().filter(Place::drawn).toList();
    }
}
