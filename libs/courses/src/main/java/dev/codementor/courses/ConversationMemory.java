package dev.codementor.courses;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobReader.Turn;
import dev.codementor.text.TokenEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule for how much of a conversation the model sees: whole turns, the latest ones that fit. The worker uses it to
 * build prompts, and the api uses it to show students what the model sees. So both always agree.
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
     * The tokens that remain for earlier turns after the course's text, the question and the answer; negative when even
     * these do not fit.
     *
     * @param contextTokens of the model's context, for reading and writing together
     * @param answerTokens that are kept free for the answer
     */
    public int budget(String course, String question, int contextTokens, int answerTokens) {
        return contextTokens - answerTokens - courses.of(course).tokens() - TokenEstimate.ofMessage(question);
    }

    /**
     * The turns that fit, oldest first.
     *
     * @param before only turns older than this job; null for all
     * @param budget most tokens of these turns together
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
            int more = TokenEstimate.ofMessage(turn.prompt()) + TokenEstimate.ofMessage(turn.answer());
            if (tokens + more > budget) {
                break;
            }
            tokens += more;
            first--;
        }
        return new Recollection(turns.subList(first, turns.size()), tokens);
    }

    /** @param tokens an upper estimate for the turns */
    public record Recollection(List<Turn> turns, int tokens) {

        public Recollection {
            turns = List.copyOf(turns);
        }
    }
}
