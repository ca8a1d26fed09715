package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.StateTables.NOWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.postgres.StateTables.Transition;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * The tables of states in the README are what the database allows. Each pair of states is tried on a row of its own, with
 * everything else as the new state wants it, so that only the transition itself can be refused.
 */
class StatesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/codementor/ledger/postgres");
    private static final String REFUSED = "refused";

    // Statements that change a state: in Java also with the state in a fragment of its own.
    private static final Pattern CHANGES_STATE =
            Pattern.compile("update (jobs|batches|batch_items)( [a-z])? set\\s+state\\b|\"\"?\"?\\s*state = ['c]");

    /** A row of the ledger that has states. */
    private interface Subject {

        List<String> states();

        /** A statement that makes a row in a state. Without parameters. */
        String insert(String state);

        /** The condition that finds a row made in a state. */
        String row(String state);

        String table();

        /** What a change to a state writes. */
        String set(String state);

        /** Whether a change that leaves the state as it is counts as one. */
        default boolean triesTheSame() {
            return false;
        }

        default boolean triesToDelete() {
            return false;
        }
    }

    private static final class Job implements Subject {

        private static final String UNSETTLED = "settled_at = null, failure_code = null, failure_message = null,"
                + " prompt_tokens = null, cached_tokens = null, answer_tokens = null, ";
        private static final String SENT = "queued_at = now(), released_at = now(), sent_at = now(), ";
        private static final String SETTLED = "lease_until = null, settled_at = now(), ";
        private static final String NOT_FAILED = "failure_code = null, failure_message = null, ";
        private static final String NOT_ANSWERED = "prompt_tokens = null, cached_tokens = null, answer_tokens = null, ";

        @Override
        public List<String> states() {
            return List.of("accepted", "queued", "running", "answered", "failed", "cancelled", "expired");
        }

        @Override
        public String table() {
            return "jobs";
        }

        @Override
        public String row(String state) {
            return "id = '" + made(state) + "'";
        }

        private static UUID made(String state) {
            return switch (state) {
                case "accepted" -> aJob().accepted().value();
                case "queued" -> aJob().queued().value();
                case "running" -> aJob().running().job().value();
                case "answered" -> aJob().answered().value();
                case "failed" -> settled(new Outcome.Failed("", null, null, FailureCode.GAVE_UP));
                case "cancelled" -> settled(new Outcome.Cancelled("", null, null));
                case "expired" -> settled(new Outcome.Expired("", null, null));
                default -> throw new IllegalArgumentException(state);
            };
        }

        private static UUID settled(Outcome outcome) {
            Attempt attempt = aJob().running();
            TestLedger.shared().attempts().settle(attempt, outcome, Jobs.WIDE);
            return attempt.job().value();
        }

        @Override
        public String insert(String state) {
            return """
                insert into jobs select (jsonb_populate_record(j, jsonb_build_object('id', gen_random_uuid()))).*
                from jobs j where %s
                """.formatted(row(state));
        }

        @Override
        public String set(String state) {
            return switch (state) {
                case "accepted" -> UNSETTLED + "lease_until = null, state = 'accepted'";
                case "queued" -> UNSETTLED + SENT + "lease_until = null, state = 'queued'";
                case "running" ->
                    UNSETTLED + SENT + "started_at = now(), worker = 'w', lease_until = now() + interval '1 minute',"
                            + " attempt = attempt + 1, state = 'running'";
                case "answered" ->
                    NOT_FAILED + SETTLED + "model = 'm', rehearsal = false, epoch = attempt, prompt_tokens = 1,"
                            + " answer_tokens = 1, state = 'answered'";
                case "failed" -> NOT_ANSWERED + SETTLED + "failure_code = 'c', failure_message = 'm', state = 'failed'";
                case "cancelled", "expired" -> NOT_FAILED + NOT_ANSWERED + SETTLED + "state = '" + state + "'";
                default -> throw new IllegalArgumentException(state);
            };
        }

        @Override
        public boolean triesTheSame() {
            return true;
        }

        @Override
        public boolean triesToDelete() {
            return true;
        }
    }

    private static final class Item implements Subject {

        @Override
        public List<String> states() {
            return List.of("processing", "succeeded", "failed", "cancelled", "expired");
        }

        @Override
        public String table() {
            return "batch_items";
        }

        @Override
        public String row(String state) {
            String row = "batch = '" + aBatch().of(1).ready().id().value() + "' and nth = 1";
            TestLedger.withoutTriggers("update batch_items set " + set(state) + " where " + row);
            return row;
        }

        @Override
        public String insert(String state) {
            return """
                insert into batch_items
                select (jsonb_populate_record(i, '{"nth": 2, "custom_id": "another"}')).* from batch_items i where %s
                """.formatted(row(state));
        }

        @Override
        public String set(String state) {
            return "state = '%s', settled_at = %s, failure_code = %s, failure_message = %<s"
                    .formatted(
                            state,
                            state.equals("processing") ? "null" : "now()",
                            state.equals("failed") ? "'why'" : "null");
        }
    }

    private static final class Batch implements Subject {

        @Override
        public List<String> states() {
            return List.of("receiving", "ready", "processing", "paused", "cancelled");
        }

        @Override
        public String table() {
            return "batches";
        }

        @Override
        public String row(String state) {
            String row = "id = '" + aBatch().of(1).ready().id().value() + "'";
            TestLedger.withoutTriggers("update batches set " + set(state) + " where " + row);
            return row;
        }

        @Override
        public String insert(String state) {
            return """
                insert into batches select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid()))).*
                from batches b where %s
                """.formatted(row(state));
        }

        @Override
        public String set(String state) {
            return "state = '" + state + "', pause_reason = " + (state.equals("paused") ? "'person'" : "null");
        }
    }

    private static final class Appeal implements Subject {

        @Override
        public List<String> states() {
            return List.of("open", "answered");
        }

        @Override
        public String table() {
            return "appeals";
        }

        @Override
        public String row(String state) {
            UUID id = UUID.randomUUID();
            TestLedger.withoutTriggers(
                    """
                    insert into appeals (id, batch, nth, criterion, reason, by)
                    values ('%s', '%s', 1, 'loops', 'why', 's1')
                    """.formatted(id, aBatch().of(1).ready().id().value()));
            TestLedger.withoutTriggers("update appeals set " + set(state) + " where id = '" + id + "'");
            return "id = '" + id + "'";
        }

        @Override
        public String insert(String state) {
            return """
                insert into appeals select (jsonb_populate_record(a,
                    jsonb_build_object('id', gen_random_uuid(), 'criterion', 'another'))).*
                from appeals a where %s
                """.formatted(row(state));
        }

        @Override
        public String set(String state) {
            return state.equals("open")
                    ? "accepted = null, answer = null, answered_by = null, answered_at = null"
                    : "accepted = true, answer = 'yes', answered_by = 'i', answered_at = now()";
        }
    }

    private static final class Receipt implements Subject {

        @Override
        public List<String> states() {
            return List.of("without", "with");
        }

        @Override
        public String table() {
            return "grades";
        }

        @Override
        public String row(String state) {
            String batch = aBatch().of(1).ready().id().value().toString();
            TestLedger.sql().sql("""
                insert into grades (batch, nth, revision, source, rubric_version, grade, by)
                values ('%s', 1, 1, 'person', 'v1', '{}', 'i')
                """.formatted(batch)).update();
            String row = "batch = '" + batch + "' and revision = 1";
            TestLedger.withoutTriggers("update grades set " + set(state) + " where " + row);
            return row;
        }

        @Override
        public String insert(String state) {
            return """
                insert into grades select (jsonb_populate_record(g, '{"revision": 2}')).* from grades g where %s
                """.formatted(row(state));
        }

        @Override
        public String set(String state) {
            return "receipt = " + (state.equals("with") ? "coalesce(receipt, 0) + 1" : "null");
        }
    }

    static Stream<Arguments> subjects() {
        return Stream.of(
                Arguments.arguments("The states of a job", new Job()),
                Arguments.arguments("The states of an item", new Item()),
                Arguments.arguments("The states of a batch", new Batch()),
                Arguments.arguments("The states of an appeal", new Appeal()),
                Arguments.arguments("The receipt of a grade", new Receipt()));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void allowsThePairsInTheTableAndNoOthers(String heading, Subject subject) {
        Set<String> allowed = new TreeSet<>();
        for (String to : subject.states()) {
            tried(allowed, NOWHERE, to, subject.insert(to));
        }
        for (String from : subject.states()) {
            for (String to : subject.states()) {
                if (subject.triesTheSame() || !from.equals(to)) {
                    tried(
                            allowed,
                            from,
                            to,
                            "update " + subject.table() + " set " + subject.set(to) + " where " + subject.row(from));
                }
            }
            if (subject.triesToDelete()) {
                tried(allowed, from, NOWHERE, "delete from " + subject.table() + " where " + subject.row(from));
            }
        }

        assertThat(allowed).containsExactlyInAnyOrderElementsOf(StateTables.pairs(StateTables.under(heading)));
    }

    private static void tried(Set<String> allowed, String from, String to, String statement) {
        try {
            assertThat(TestLedger.sql().sql(statement).update()).isEqualTo(1);
            allowed.add(new Transition(from, to, List.of()).pair());
        } catch (DataIntegrityViolationException e) {
            // By a trigger, and not by a check that the row happened to violate.
            assertThat(e).rootCause().hasMessageContaining(REFUSED);
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void namesWhatIsThere(String heading, Subject subject) {
        assertThat(StateTables.under(heading)).isNotEmpty().allSatisfy(transition -> {
            assertThat(transition.by()).as(transition.pair()).isNotEmpty();
            assertThat(transition.by()).as(transition.pair()).allSatisfy(StatesTest::exists);
        });
    }

    private static void exists(String name) {
        if (!name.contains("#")) {
            assertThat(functions("proname = '" + name + "'")).isNotEmpty();
            return;
        }
        String[] parts = name.split("#", 2);
        try {
            assertThat(Class.forName(StatesTest.class.getPackageName() + "." + parts[0])
                            .getDeclaredMethods())
                    .extracting(Method::getName)
                    .contains(parts[1]);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no class " + parts[0], e);
        }
    }

    @Test
    void namesEveryFunctionAndClassThatChangesAState() throws IOException {
        List<String> changing =
                new ArrayList<>(functions("prosrc ~ 'update (jobs|batches|batch_items)[ a-z]* set\\s+state'"));
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                if (CHANGES_STATE.matcher(Files.readString(source)).find()) {
                    changing.add(source.getFileName().toString().replace(".java", ""));
                }
            }
        }

        assertThat(changing).contains("claim_jobs", "item_settles", "Endings", "PostgresBatchControl");
        assertThat(StateTables.named()).containsAll(changing);
    }

    private static List<String> functions(String which) {
        return TestLedger.sql()
                .sql("select proname from pg_proc where pronamespace = 'public'::regnamespace and " + which)
                .query(String.class)
                .list();
    }
}
