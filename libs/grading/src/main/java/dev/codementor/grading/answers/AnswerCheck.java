package dev.codementor.grading.answers;

import dev.codementor.grading.answers.AnswerFault.Kind;
import dev.codementor.grading.answers.AnswerVerdict.Accepted;
import dev.codementor.grading.answers.AnswerVerdict.AskAgain;
import dev.codementor.grading.answers.AnswerVerdict.Flag;
import dev.codementor.grading.answers.AnswerVerdict.Flagged;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.submissions.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks answers of one batch. Nothing in an answer is repaired except the place of a quote. The model is asked again
 * about anything that is wrong.
 */
public final class AnswerCheck {

    static final int MOST_EVIDENCE = 3;

    private static final int LONGEST_FEEDBACK = 600;
    private static final int LONGEST_ANSWER = 200_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(10).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> MEMBERS = Set.of("evidence", "feedback", "answer", "sure");

    private final Rubric rubric;
    private final String canary;

    /** @param canary id of the criterion that must be answered with no; empty if there is none */
    public AnswerCheck(Rubric rubric, String canary) {
        this.rubric = rubric;
        this.canary = canary;
    }

    /**
     * @param cutOff whether the model stopped because it ran out of tokens
     * @param sent the submission as the model read it
     */
    public AnswerVerdict check(String answer, boolean cutOff, Submission sent) {
        if (cutOff) {
            return again(Kind.CUT_OFF, "", "The answer was cut off: give fewer and shorter quotes.");
        }
        if (answer.length() > LONGEST_ANSWER) {
            return again(Kind.SCHEMA, "", "The answer is far too long.");
        }
        JsonNode json;
        try {
            json = JSON.readTree(answer);
        } catch (JacksonException e) {
            return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
                    ? again(Kind.CRITERION_TWICE, "", "A member of the JSON occurs twice.")
                    : again(Kind.NOT_JSON, "", "The answer is not one JSON object.");
        }
        return json.isObject() ? check(json, sent) : again(Kind.NOT_JSON, "", "The answer is not one JSON object.");
    }

    private AnswerVerdict check(JsonNode json, Submission sent) {
        List<AnswerFault> faults = new ArrayList<>();
        List<CriterionGrade> grades = new ArrayList<>();
        QuoteFinder quotes = new QuoteFinder(sent);
        for (Criterion criterion : rubric.criteria()) {
            if (json.has(criterion.id())) {
                new CriterionCheck(criterion, quotes, faults)
                        .check(json.get(criterion.id()))
                        .ifPresent(grades::add);
            } else {
                faults.add(new AnswerFault(
                        Kind.CRITERION_MISSING,
                        criterion.id(),
                        "The criterion %s is missing.".formatted(criterion.id())));
            }
        }
        for (String name : json.propertyNames()) {
            if (rubric.criterion(name).isEmpty() && (canary.isEmpty() || !name.equals(canary))) {
                faults.add(new AnswerFault(
                        Kind.CRITERION_UNKNOWN, "", "The answer contains a criterion that was not asked for."));
            }
        }
        String bird = canary.isEmpty() ? Criterion.NO : json.path(canary).asString("");
        if (!bird.equals(Criterion.YES) && !bird.equals(Criterion.NO)) {
            faults.add(
                    new AnswerFault(Kind.CRITERION_MISSING, canary, "The criterion %s is missing.".formatted(canary)));
        }
        if (bird.equals(Criterion.YES)) {
            return new Flagged(Flag.CANARY, faults, faults.isEmpty() ? Grade.of(rubric, grades) : null);
        }
        return faults.isEmpty() ? new Accepted(Grade.of(rubric, grades)) : new AskAgain(faults);
    }

    private static AskAgain again(Kind kind, String criterion, String message) {
        return new AskAgain(List.of(new AnswerFault(kind, criterion, message)));
    }

    private record CriterionCheck(Criterion criterion, QuoteFinder quotes, List<AnswerFault> faults) {

        Optional<CriterionGrade> check(JsonNode json) {
            int before = faults.size();
            for (String name : json.propertyNames()) {
                if (!MEMBERS.contains(name)) {
                    fault(Kind.SCHEMA, "has a member that was not asked for");
                }
            }
            String answer = json.path("answer").asString("");
            if (criterion.pointsFor(answer).isEmpty()) {
                fault(Kind.ANSWER_UNKNOWN, "must be answered with one of " + criterion.answers());
            }
            Optional<Confidence> sure = Confidence.of(json.path("sure").asString(""));
            if (sure.isEmpty()) {
                fault(Kind.SCHEMA, "must give its confidence: low, medium or high");
            }
            String feedback =
                    json.path("feedback").asString("").replaceAll("\\s+", " ").strip();
            if (feedback.isEmpty() || feedback.length() > LONGEST_FEEDBACK) {
                fault(Kind.FEEDBACK_UNUSABLE, "must have one sentence of feedback");
            }
            List<Evidence> evidence = evidence(json.path("evidence"));
            if (faults.size() > before || sure.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new CriterionGrade(
                    criterion.id(), answer, criterion.pointsFor(answer).orElseThrow(), evidence, feedback, sure.get()));
        }

        private List<Evidence> evidence(JsonNode json) {
            List<Evidence> evidence = new ArrayList<>();
            if (!json.isArray() || json.size() > MOST_EVIDENCE) {
                fault(Kind.SCHEMA, "must have a list of at most %d passages as evidence".formatted(MOST_EVIDENCE));
                return evidence;
            }
            for (JsonNode each : json) {
                JsonNode line = each.path("line");
                if (!each.path("file").isString() || !each.path("quote").isString() || !line.isIntegralNumber()) {
                    fault(Kind.SCHEMA, "must have file, line and quote for each passage");
                    continue;
                }
                Optional<Evidence> found = quotes.find(
                        each.path("file").stringValue(),
                        line.canConvertToInt() ? line.intValue() : 0,
                        each.path("quote").stringValue());
                if (found.isEmpty()) {
                    fault(
                            Kind.QUOTE_NOT_FOUND,
                            "quotes text that is not in the submission; copy it exactly or leave it out");
                } else {
                    evidence.add(found.get());
                }
            }
            return evidence;
        }

        private void fault(Kind kind, String message) {
            faults.add(
                    new AnswerFault(kind, criterion.id(), "The criterion %s %s.".formatted(criterion.id(), message)));
        }
    }
}
