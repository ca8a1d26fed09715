package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.WIDE;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.answer;
import static dev.codementor.ledger.postgres.Jobs.newOwner;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.ConversationLedger;
import dev.codementor.ledger.ConversationLedger.Conversation;
import dev.codementor.ledger.ConversationLedger.Deletion;
import dev.codementor.ledger.ConversationLedger.Listing;
import dev.codementor.ledger.FeedbackLedger.Feedback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationsTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final ConversationLedger conversations = ledger.conversations();
    private final String owner = newOwner();

    @Test
    void listsThoseWithTheNewestJobFirst() {
        aJob().of(owner).inConversation("a").asking("\n  How?\nmore").answered();
        aJob().of(owner).inConversation("b").asking("What?").answered();
        JobId newest = aJob().of(owner).inConversation("a").asking("Why?").accepted();
        aJob().of(owner).inCourse("other").inConversation("a").accepted();
        aJob().of(owner).accepted();
        aJob().inConversation("a").accepted();

        List<Conversation> listed = list("cs101", null);

        assertThat(listed).extracting(Conversation::id).containsExactly("a", "b");
        assertThat(listed.getFirst())
                .isEqualTo(new Conversation(
                        "a",
                        "cs101",
                        "How?\nmore",
                        2,
                        ledger.reader().find(newest).orElseThrow().timeline().accepted()));
        assertThat(list(null, null)).extracting(Conversation::course).containsExactly("other", "cs101", "cs101");
    }

    @Test
    void listsEachConversationOncePageByPage() {
        for (int i = 0; i < 10; i++) {
            aJob().of(owner).inConversation("c" + i % 5).accepted();
        }

        List<String> listed = new ArrayList<>();
        JobId before = null;
        do {
            Listing.Found page = found(conversations.list(owner, null, null, before, 2));
            page.conversations().forEach(conversation -> listed.add(conversation.id()));
            before = page.next();
        } while (before != null);

        assertThat(listed).containsExactly("c4", "c3", "c2", "c1", "c0");
    }

    @Test
    void looksThroughManyJobsInSteps() {
        aJob().of(owner).inConversation("old").accepted();
        TestLedger.withoutTriggers("""
                insert into jobs (id, kind, course, owner, conversation, prompt, accepted_at, expires_at, state)
                select ('ffffffff-ffff-7fff-8fff-' || lpad(n::text, 12, '0'))::uuid, 'prompt', 'cs101', '%s', 'long',
                    'p', now(), now() + interval '1 hour', 'accepted'
                from generate_series(1, 2001) n
                """.formatted(owner));

        Listing.Found first = found(conversations.list(owner, null, null, null, 10));
        Listing.Found second = found(conversations.list(owner, null, null, first.next(), 10));

        assertThat(first.conversations()).extracting(Conversation::id).containsExactly("long");
        assertThat(first.next()).isNotNull();
        assertThat(second.conversations()).extracting(Conversation::id).containsExactly("old");
        assertThat(second.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"50%", "a_b", "\\x", "SCHLEIFE", "übung", "Ends WITH it"})
    void findsTextInPromptsAndAnswersLiterally(String text) {
        aJob().of(owner)
                .inConversation("prompt")
                .asking("50% of a_b or \\x, Schleife der Übung")
                .accepted();
        Attempt attempt = aJob().of(owner).inConversation("answer").running();
        ledger.attempts().settle(attempt, answer("50% of a_b or \\x, Schleife der ÜBUNG ends with it"), WIDE);
        aJob().of(owner).inConversation("answer").asking("And now?").accepted();
        aJob().of(owner).inConversation("other").asking("505 axb x ubung").accepted();
        aJob().inConversation("foreign").asking(text).accepted();

        assertThat(list(null, text))
                .extracting(Conversation::id)
                .isSubsetOf("answer", "prompt")
                .contains("answer")
                .doesNotHaveDuplicates();
    }

    @Test
    void givesUpWhatTakesTooLong() {
        aJob().of(owner).inConversation("long").asking("x".repeat(20_000_000)).accepted();
        try (HikariDataSource pool = TestLedger.newDataSource()) {
            var hasty = new PostgresConversationLedger(new LedgerDatabase(pool), Duration.ofMillis(1));

            assertThat(hasty.list(owner, null, "why", null, 10)).isInstanceOf(Listing.TookTooLong.class);
        }
    }

    @Test
    void deletesAllThatIsKnownOfAConversation() {
        JobId first = aJob().of(owner).inConversation("a").answered();
        JobId second = aJob().of(owner).inConversation("a").answered();
        JobId elsewhere = aJob().of(owner).inCourse("other").inConversation("a").answered();
        JobId foreign = aJob().inConversation("a").answered();
        ledger.feedback().give(first, owner, new Feedback(true, null));

        assertThat(conversations.delete(owner, "cs101", "a")).isEqualTo(new Deletion.Deleted(2));

        assertThat(ledger.reader().snapshots(List.of(first, second, elsewhere, foreign)))
                .extracting(snapshot -> snapshot.job())
                .containsExactlyInAnyOrder(elsewhere, foreign);
        assertThat(ledger.transcripts().unarchived(List.of(first, second))).isEmpty();
        assertThat(ledger.feedback().on(List.of(first))).isEmpty();
        assertThat(conversations.delete(owner, "cs101", "a")).isInstanceOf(Deletion.Unknown.class);
    }

    @Test
    void keepsAConversationInWhichAJobIsNotSettled() {
        JobId settled = aJob().of(owner).inConversation("a").answered();
        aJob().of(owner).inConversation("a").running();

        assertThat(conversations.delete(owner, "cs101", "a")).isInstanceOf(Deletion.StillActive.class);

        assertThat(ledger.reader().find(settled)).isPresent();
    }

    private List<Conversation> list(String course, String text) {
        return found(conversations.list(owner, course, text, null, 200)).conversations();
    }

    private static Listing.Found found(Listing listing) {
        assertThat(listing).isInstanceOf(Listing.Found.class);
        return (Listing.Found) listing;
    }
}
