package dev.codementor.api.conversations;

import dev.codementor.api.jobs.JobProperties;
import dev.codementor.courses.ConversationMemory;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobReader.ConversationSize;
import dev.codementor.ledger.JobReader.Turn;
import java.util.Optional;

/** Shows how much of a conversation the model still sees, by the workers' own rule. */
final class Memories {

    /** The next question is unknown yet. Its tokens are taken from the budget when it comes. */
    private static final String NEXT_QUESTION = "";

    private final ConversationMemory memory;
    private final JobReader reader;
    private final JobProperties settings;

    Memories(ConversationMemory memory, JobReader reader, JobProperties settings) {
        this.memory = memory;
        this.reader = reader;
        this.settings = settings;
    }

    /** @return empty when the owner has no such conversation */
    Optional<MemoryView> of(String owner, String course, String conversation) {
        ConversationSize size = reader.size(owner, course, conversation);
        if (size.jobs() == 0) {
            return Optional.empty();
        }
        int budget = memory.budget(course, NEXT_QUESTION, settings.contextTokens(), settings.answerTokens());
        var recollection = memory.recall(owner, course, conversation, null, budget);
        int seen = recollection.turns().size();
        return Optional.of(new MemoryView(
                recollection.turns().stream().map(Turn::job).toList(),
                Math.max(0, size.answered() - seen),
                recollection.tokens(),
                Math.max(0, budget)));
    }
}
