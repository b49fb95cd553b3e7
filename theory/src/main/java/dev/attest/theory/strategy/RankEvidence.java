package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence;
import dev.attest.theory.certificate.theorem.FeaturesOfText;
import dev.attest.theory.certificate.theorem.RankTheorem;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Uses;
import java.util.Optional;
import java.util.stream.Stream;

/// Evidence for a bound on the rank of the matrix of rows without a mask.
///
/// @param bound a number in terms of widths
record RankEvidence(String bound, Certificate certificate) {
    /// No entry depends on its key; a factorisation of the score; the text.
    static Stream<RankEvidence> of(Reading reading) {
        var unmasked = reading.withoutMask();
        return Stream.of(
                        unmasked.form().stream().flatMap(RankEvidence::ofEqualEntries),
                        forms(unmasked).flatMap(RankEvidence::ofForm),
                        FeaturesOfText.count(reading.mechanism().weight(), false).stream()
                                .map(bound -> new RankEvidence(bound, new StructureEvidence.TextFeatures())))
                .flatMap(stream -> stream);
    }

    /// The row form, and the one whose score takes a constant shift in.
    static Stream<RowForm> forms(Reading reading) {
        return reading.rowForm().stream()
                .flatMap(form -> Stream.concat(Stream.of(form), RowFormSearch.withOffset(form).stream()));
    }

    private static Stream<RankEvidence> ofEqualEntries(NormalForm form) {
        return Uses.key(form.weight(), Atom.HERE)
                ? Stream.empty()
                : Stream.of(new RankEvidence("1", new Certificate.Identity()));
    }

    private static Stream<RankEvidence> ofForm(RowForm form) {
        return factorisations(form)
                .flatMap(evidence -> RankTheorem.bound(form, evidence.blocks()).stream()
                        .map(bound -> new RankEvidence(bound, evidence)));
    }

    static Stream<Certificate.Factorisation> factorisations(RowForm form) {
        return Stream.of(false, true)
                .map(open -> new Factoriser(open).factorise(form.score()))
                .flatMap(Optional::stream)
                .distinct()
                .map(blocks -> new Certificate.Factorisation(form, blocks));
    }
}
