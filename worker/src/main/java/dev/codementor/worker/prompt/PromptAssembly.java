package dev.codementor.worker.prompt;

import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobReader.Turn;
import dev.codementor.ledger.JobRecord;
import dev.codementor.worker.model.ChatMessage;
import dev.codementor.worker.model.ChatMessage.Role;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelProperties;
import dev.codementor.worker.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts together what the model reads: the course's policy and notes first and byte-identical for all its students, as a
 * server that has read them before need not read them again (on a CPU that is worth ten times), then the conversation
 * as far as it fits, the question last.
 */
public final class PromptAssembly {

    private final CourseFiles courses;
    private final CourseProperties properties;
    private final ModelProperties model;
    private final JobReader jobs;

    public PromptAssembly(CourseFiles courses, CourseProperties properties, ModelProperties model, JobReader jobs) {
        this.courses = courses;
        this.properties = properties;
        this.model = model;
        this.jobs = jobs;
    }

    /** Puts the prompt of a job together; when an earlier attempt left text, so that the model goes on where it can. */
    public Assembly assemble(JobRecord job, ModelCard card) {
        CourseText course = courses.of(job.course());
        int context = Math.min(model.contextTokens(), card.contextTokens());
        if (TokenEstimate.least(job.prompt()) > context) {
            return new Assembly.TooLong();
        }
        int room = context - model.answerTokens() - course.tokens() - TokenEstimate.of(job.prompt());
        var messages = new ArrayList<ChatMessage>();
        messages.add(course.message());
        addTurns(messages, job, room);
        messages.add(new ChatMessage(Role.USER, job.prompt()));
        String kept = Surrogates.whole(job.text());
        return !kept.isEmpty() && ChatMl.isTemplate(card.template())
                ? new Assembly.Ready(new ModelRequest.GoOn(card, ChatMl.render(messages, kept)), kept)
                : new Assembly.Ready(new ModelRequest.Chat(card, messages), "");
    }

    /** Whole turns, the latest ones that fit. */
    private void addTurns(List<ChatMessage> messages, JobRecord job, int room) {
        String conversation = job.conversation();
        if (conversation == null || properties.mostTurns() == 0 || room <= 0) {
            return;
        }
        List<Turn> turns = jobs.turns(job.owner(), conversation, job.id(), properties.mostTurns());
        int first = turns.size();
        int left = room;
        while (first > 0) {
            Turn turn = turns.get(first - 1);
            left -= TokenEstimate.of(turn.prompt()) + TokenEstimate.of(turn.answer());
            if (left < 0) {
                break;
            }
            first--;
        }
        for (Turn turn : turns.subList(first, turns.size())) {
            messages.add(new ChatMessage(Role.USER, turn.prompt()));
            messages.add(new ChatMessage(Role.ASSISTANT, turn.answer()));
        }
    }
}
