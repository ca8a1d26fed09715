package dev.codementor.api.conversations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.ledger.ConversationLedger.Conversation;
import dev.codementor.text.Cut;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of a caller's conversations, the one with the newest job first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ConversationPage")
record ConversationPage(
        List<Item> items,

        @Schema(
                description = "Value of 'before' that continues the list; absent at its end. A page may be short or"
                        + " even empty before that")
        @Nullable
        String next) {

    private static final int LONGEST_TITLE = 120;

    @Schema(name = "Conversation")
    record Item(
            String id,
            String course,

            @Schema(description = "The first line of the first prompt, at most 120 characters")
            String title,

            @Schema(description = "How many jobs it has, settled or not")
            int jobs,

            @Schema(description = "When the newest job was accepted")
            Instant lastAt) {

        static Item of(Conversation conversation) {
            return new Item(
                    conversation.id(),
                    conversation.course(),
                    title(conversation.title()),
                    conversation.jobs(),
                    conversation.lastAt());
        }

        private static String title(String prompt) {
            return prompt.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .map(line -> Cut.start(line, LONGEST_TITLE))
                    .orElse("");
        }
    }
}
