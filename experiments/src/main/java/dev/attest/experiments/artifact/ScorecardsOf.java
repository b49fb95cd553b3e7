package dev.attest.experiments.artifact;

import dev.attest.experiments.run.Progress;
import dev.attest.experiments.run.SideBySide;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Property;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.strategy.Reading;
import java.util.List;
import java.util.stream.IntStream;

/// Some properties of some mechanisms, decided side by side.
public record ScorecardsOf(List<Mechanism> mechanisms, List<Property> properties) {
    public ScorecardsOf {
        mechanisms = List.copyOf(mechanisms);
        properties = List.copyOf(properties);
    }

    /// What strategies know of a mechanism, and the name of its definition.
    private record Subject(Reading reading, String definition) {
        static Subject of(Mechanism mechanism) {
            return new Subject(Reading.of(mechanism), NormalForm.hash(mechanism));
        }
    }

    private record Question(Subject subject, Property property) {
        Answer answer() {
            return property.decide(subject.reading());
        }
    }

    /// In the order of the mechanisms and of the properties.
    public List<Scorecard> decide(String name, Progress progress) {
        progress.start(name, (long) mechanisms.size() * properties.size());
        try {
            var subjects = SideBySide.map(mechanisms, Subject::of);
            var questions = subjects.stream()
                    .flatMap(subject -> properties.stream().map(property -> new Question(subject, property)))
                    .toList();
            var answers = SideBySide.map(questions, question -> {
                var answer = question.answer();
                progress.step(1);
                return answer;
            });
            return IntStream.range(0, subjects.size())
                    .mapToObj(number -> card(subjects.get(number), number, answers))
                    .toList();
        } finally {
            progress.close();
        }
    }

    private Scorecard card(Subject subject, int number, List<Answer> answers) {
        int first = number * properties.size();
        return new Scorecard(
                subject.reading().mechanism(), subject.definition(), answers.subList(first, first + properties.size()));
    }
}
