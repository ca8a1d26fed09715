package dev.codementor.api.conversations;

import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.api.requests.Names;
import dev.codementor.api.requests.Parameters;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.ConversationLedger;
import dev.codementor.text.TextFault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/conversations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Conversations", description = "Questions that belong together")
class ConversationsController {

    private static final int SHORTEST_SEARCH = 2;
    private static final int LONGEST_SEARCH = 200;

    private final ConversationLedger conversations;
    private final Memories memories;

    ConversationsController(ConversationLedger conversations, Memories memories) {
        this.conversations = conversations;
        this.memories = memories;
    }

    @GetMapping
    @Operation(summary = "List the caller's conversations, the one with the newest job first")
    @Refuses({ProblemCode.INVALID_FIELD, ProblemCode.SEARCH_TOO_WIDE})
    ConversationPage list(
            @RequestParam(required = false) @Nullable String course,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "Only conversations in which a prompt or an answer contains this, regardless of"
                                            + " case; 2 to 200 characters")
                    @Nullable
                    String q,
            @RequestParam(required = false) @Parameter(description = "'next' of the page before") @Nullable
                    String before,
            @RequestParam(defaultValue = "20") @Parameter(description = "Most conversations on the page, 1 to 100")
                    int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        ConversationLedger.Listing listing = conversations.list(
                caller.subject(),
                Parameters.filter("course", course),
                search(q),
                Parameters.cursor(before),
                Parameters.limit(limit));
        return switch (listing) {
            case ConversationLedger.Listing.Found found ->
                new ConversationPage(
                        found.conversations().stream()
                                .map(ConversationPage.Item::of)
                                .toList(),
                        found.next() == null ? null : found.next().toString());
            case ConversationLedger.Listing.TookTooLong tooLong ->
                throw ProblemCode.SEARCH_TOO_WIDE
                        .because("There is too much text to search. Try again, or search within one course.")
                        .exception();
        };
    }

    @GetMapping("/{id}/memory")
    @Operation(
            summary = "See how much of the caller's conversation the model still sees",
            description =
                    "The latest answered jobs that fit beside the course's text, the next question and its answer.")
    @Refuses({ProblemCode.INVALID_FIELD, ProblemCode.CONVERSATION_NOT_FOUND})
    MemoryView memory(
            @PathVariable @Parameter(description = "The conversation's name") String id,
            @RequestParam String course,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        requireNames(id, course);
        return memories.of(caller.subject(), course, id).orElseThrow(ConversationsController::notFound);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete one of one's own conversations for good",
            description = "All jobs of it must be settled. Transcripts in the archive stay until their time is over.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @Refuses({ProblemCode.INVALID_FIELD, ProblemCode.CONVERSATION_NOT_FOUND, ProblemCode.CONVERSATION_ACTIVE})
    void delete(
            @PathVariable @Parameter(description = "The conversation's name") String id,
            @RequestParam String course,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        requireNames(id, course);
        switch (conversations.delete(caller.subject(), course, id)) {
            case ConversationLedger.Deletion.Deleted deleted -> {}
            case ConversationLedger.Deletion.StillActive active ->
                throw ProblemCode.CONVERSATION_ACTIVE
                        .because("A job of the conversation is not settled yet. Cancel it or wait for it first.")
                        .exception();
            case ConversationLedger.Deletion.Unknown unknown -> throw notFound();
        }
    }

    private static @Nullable String search(@Nullable String q) {
        if (q != null
                && (q.length() < SHORTEST_SEARCH
                        || q.length() > LONGEST_SEARCH
                        || q.isBlank()
                        || TextFault.of(q).isPresent())) {
            throw Parameters.invalid(
                    "q", "must be %d to %d characters of text".formatted(SHORTEST_SEARCH, LONGEST_SEARCH));
        }
        return q;
    }

    /** An invalid name names no conversation for any caller. */
    private static void requireNames(String conversation, String course) {
        if (!Names.CONVERSATION.matches(conversation) || !Names.COURSE.matches(course)) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return ProblemCode.CONVERSATION_NOT_FOUND
                .because("You have no such conversation in this course.")
                .exception();
    }
}
