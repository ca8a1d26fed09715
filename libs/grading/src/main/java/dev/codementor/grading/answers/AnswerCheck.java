package dev.codementor.grading.answers;

import dev.codementor.grading.answers.AnswerFault.Kind;
import dev.codementor.grading.answers.CheckedAnswer.Canary;
import dev.codementor.grading.answers.CheckedAnswer.Repair;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.submissions.Submission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks answers, and keeps what is good in them. A quote that does not exist is left out and costs trust, and long
 * feedback is cut. A criterion without one of its allowed answers has to be asked about again. What a criterion is
 * answered with is never guessed.
 */
public final class AnswerCheck {

    private static final int LONGEST_ANSWER = 200_000;

    private final String canary;

    /** @param canary id of the criterion that must be answered with no; empty if there is none */
    public AnswerCheck(String canary) {
        this.canary = canary;
    }

    /**
     * @param cutOff whether the model stopped because it ran out of tokens
     * @param sent the submission as the model read it
     * @param criteria that were asked about
     */
    public CheckedAnswer check(String answer, boolean cutOff, Submission sent, List<Criterion> criteria) {
        List<AnswerFault> faults = new ArrayList<>();
        if (answer.isBlank()) {
            faults.add(
                    new AnswerFault(Kind.EMPTY, "", "The answer was empty: write the JSON as your answer, at once."));
        } else if (cutOff) {
            faults.add(new AnswerFault(Kind.CUT_OFF, "", "The answer was cut off: give fewer and shorter quotes."));
        }
        Set<String> wanted = new HashSet<>();
        criteria.forEach(each -> wanted.add(each.id()));
        if (!canary.isEmpty()) {
            wanted.add(canary);
        }
        Optional<AnswerObject> object =
                answer.length() > LONGEST_ANSWER ? Optional.empty() : AnswerObject.find(answer, wanted);
        if (object.isEmpty()) {
            if (!answer.isBlank()) {
                faults.add(new AnswerFault(Kind.NOT_JSON, "", "The answer is not one JSON object."));
            }
            return new CheckedAnswer(List.of(), unanswered(), faults, Set.of());
        }
        Set<Repair> repairs = EnumSet.noneOf(Repair.class);
        QuoteFinder quotes = new QuoteFinder(sent);
        List<CriterionGrade> grades = criteria.stream()
                .flatMap(each -> new CriterionCheck(each, quotes, faults, repairs).check(object.get()).stream())
                .toList();
        return new CheckedAnswer(grades, canary(object.get(), faults), faults, repairs);
    }

    private Canary unanswered() {
        return canary.isEmpty() ? Canary.DENIED : Canary.UNANSWERED;
    }

    private Canary canary(AnswerObject object, List<AnswerFault> faults) {
        if (canary.isEmpty()) {
            return Canary.DENIED;
        }
        JsonNode said = object.members().get(canary);
        Optional<String> answer = said == null
                ? Optional.empty()
                : Choice.of(List.of(Criterion.YES, Criterion.NO), said.isObject() ? said.path("answer") : said);
        if (answer.isEmpty()) {
            faults.add(
                    new AnswerFault(Kind.CRITERION_MISSING, canary, "The criterion %s is missing.".formatted(canary)));
            return Canary.UNANSWERED;
        }
        return answer.get().equals(Criterion.YES) ? Canary.CONFIRMED : Canary.DENIED;
    }

    private record CriterionCheck(
            Criterion criterion, QuoteFinder quotes, List<AnswerFault> faults, Set<Repair> repairs) {

        Optional<CriterionGrade> check(AnswerObject object) {
            JsonNode json = object.members().get(criterion.id());
            if (json == null) {
                fault(
                        object.twice().contains(criterion.id()) ? Kind.CRITERION_TWICE : Kind.CRITERION_MISSING,
                        object.twice().contains(criterion.id()) ? "is answered twice" : "is missing");
                return Optional.empty();
            }
            Optional<String> answer = Choice.of(criterion.answers(), json.isObject() ? json.path("answer") : json);
            if (answer.isEmpty()) {
                fault(Kind.ANSWER_UNKNOWN, "must be answered with one of " + criterion.answers());
                return Optional.empty();
            }
            Passages passages = Passages.of(json.path("evidence"), quotes);
            if (passages.lost()) {
                repairs.add(Repair.QUOTES);
            }
            Confidence said = Confidence.of(json.path("sure").asString("")).orElse(Confidence.LOW);
            return Optional.of(new CriterionGrade(
                    criterion.id(),
                    answer.get(),
                    criterion.pointsFor(answer.get()).orElseThrow(),
                    passages.found(),
                    feedback(json.path("feedback").asString("")),
                    passages.trust(said)));
        }

        private String feedback(String said) {
            Feedback feedback = Feedback.of(said);
            if (!feedback.isWhole()) {
                repairs.add(Repair.FEEDBACK);
            }
            return feedback.text();
        }

        private void fault(Kind kind, String message) {
            faults.add(
                    new AnswerFault(kind, criterion.id(), "The criterion %s %s.".formatted(criterion.id(), message)));
        }
    }
}
