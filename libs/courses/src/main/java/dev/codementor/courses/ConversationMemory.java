package dev.codementor.courses;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobReader.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule for what the model is told of a conversation: whole turns, the latest ones that fit. The worker builds prompts
 * by it and the api shows it to students, so that both say the same.
 */
public final class ConversationMemory {

    private final CourseFiles courses;
    private final CourseProperties properties;
    private final JobReader jobs;

    public ConversationMemory(CourseFiles courses, CourseProperties properties, JobReader jobs) {
        this.courses = courses;
        this.properties = properties;
        this.jobs = jobs;
    }

    /**
     * Tokens that are left for earlier turns beside the course's text, the question and the answer; negative when not
     * even these fit.
     *
     * @param contextTokens that the model reads and writes at once
     * @param answerTokens that are kept free for the answer
     */
    public int budget(String course, String question, int contextTokens, int answerTokens) {
        return contextTokens - answerTokens - courses.of(course).tokens() - TokenEstimate.of(question);
    }

    /**
     * The turns that fit, oldest first.
     *
     * @param before only turns older than this job; null for all
     * @param budget most tokens that they may have
     */
    public Recollection recall(String owner, String course, String conversation, @Nullable JobId before, int budget) {
        if (properties.mostTurns() == 0 || budget <= 0) {
            return new Recollection(List.of(), 0);
        }
        List<Turn> turns = jobs.turns(owner, course, conversation, before, properties.mostTurns());
        int first = turns.size();
        int tokens = 0;
        while (first > 0) {
            Turn turn = turns.get(first - 1);
            int more = TokenEstimate.of(turn.prompt()) + TokenEstimate.of(turn.answer());
            if (tokens + more > budget) {
                break;
            }
            tokens += more;
            first--;
        }
        return new Recollection(turns.subList(first, turns.size()), tokens);
    }

    /** @param tokens that the turns may have */
    public record Recollection(List<Turn> turns, int tokens) {

        public Recollection {
            turns = List.copyOf(turns);
        }
    }
}
