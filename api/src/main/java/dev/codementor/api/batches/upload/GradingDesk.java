package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.estimates.Estimates;
import dev.codementor.api.batches.estimates.Workload;
import dev.codementor.api.batches.forms.UploadForm;
import dev.codementor.api.batches.rubrics.RubricFile;
import dev.codementor.api.jobs.OfferedModels;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.contract.BatchId;
import dev.codementor.grading.blind.Blindfold;
import dev.codementor.grading.blind.Pseudonyms;
import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.grading.prompting.Delimiter;
import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.submissions.SubmissionReport.Read;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.NewJob.Idempotency;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.NewBatch;
import dev.codementor.ledger.batches.NewBatch.Work;
import dev.codementor.submissions.BatchUpload;
import dev.codementor.submissions.SubmissionStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Accepts a class to be graded: rubric, submissions and roster. */
final class GradingDesk {

    static final Set<String> FILES = Set.of("rubric", "submissions", "roster");

    private final Reception reception;
    private final SubmissionStore store;
    private final OfferedModels models;
    private final Estimates estimates;
    private final BatchProperties settings;
    private final SubmissionProperties submissions;
    private final RubricFile rubrics = new RubricFile();
    private final SecureRandom random = new SecureRandom();

    GradingDesk(
            Reception reception,
            SubmissionStore store,
            OfferedModels models,
            Estimates estimates,
            BatchProperties settings,
            SubmissionProperties submissions) {
        this.reception = reception;
        this.store = store;
        this.models = models;
        this.estimates = estimates;
        this.settings = settings;
        this.submissions = submissions;
    }

    /** The fields of the form that are texts. */
    static Set<String> texts() {
        List<String> texts = new ArrayList<>(BatchOrder.FIELDS);
        texts.addAll(GradingPlan.FIELDS);
        texts.add("plan");
        texts.add("pattern");
        return Set.copyOf(texts);
    }

    /** @throws dev.codementor.api.problems.ProblemException when anything is wrong; nothing of it remains then */
    BatchRecord accept(UploadForm form, Caller caller, Optional<String> key) throws IOException {
        BatchOrder order = BatchOrder.of(form, "", caller, models, settings);
        GradingPlan plan = plan(form);
        Rubric rubric = rubrics.read(form.requiredFile("rubric"));
        RosterFile roster = form.file("roster").isPresent() ? RosterFile.read(form.requiredFile("roster")) : null;
        SubmissionsFile file = new SubmissionsFile(
                form.requiredFile("submissions"),
                SubmissionsFile.naming(form.text("pattern")),
                roster == null ? Roster.EMPTY : roster.roster(),
                submissions.limits(settings.maxItems()));
        Idempotency idempotency = key.isPresent() ? new Idempotency(key.get(), form.digest()) : null;
        return reception.receive(
                batch(order, plan, rubric, roster, caller, idempotency),
                order.startFirst(),
                (upload, items) -> fill(upload, items, order, plan, rubric, roster, file));
    }

    private NewBatch batch(
            BatchOrder order,
            GradingPlan plan,
            Rubric rubric,
            @Nullable RosterFile roster,
            Caller caller,
            @Nullable Idempotency idempotency) {
        BatchId id = BatchId.next();
        Delimiter delimiter = Delimiter.fresh(random);
        return new NewBatch(
                id,
                caller.subject(),
                order.course(),
                order.assignment(),
                idempotency,
                order.model(),
                new Work.Grading(
                        RubricFile.forLedger(rubric),
                        plan.text(),
                        delimiter.nonce(),
                        delimiter.canary(),
                        roster == null ? null : store.rosterKey(id),
                        Workload.asks(plan, rubric)),
                order.spendCap(),
                order.expiresAfter());
    }

    private ObjectNode fill(
            BatchUpload upload,
            ItemChunks items,
            BatchOrder order,
            GradingPlan plan,
            Rubric rubric,
            @Nullable RosterFile roster,
            SubmissionsFile file)
            throws IOException {
        upload.rubric(rubric.version().hex(), rubric.canonical());
        if (roster != null) {
            upload.roster(roster.csv());
        }
        Blindfold blindfold = new Blindfold(file.roster(), new Pseudonyms(file.roster()));
        Read read = file.read(new SubmissionIntake(upload, items, blindfold, plan.findInstructions()));
        return UploadReporting.of(
                read,
                estimates.beforeTheStart(
                        order.model(), Workload.gradings(items.count(), items.tokens(), plan, rubric)));
    }

    /** @throws dev.codementor.api.problems.ProblemException that names the wrong field */
    private static GradingPlan plan(UploadForm form) {
        Map<String, String> single = new HashMap<>();
        GradingPlan.FIELDS.forEach(field -> form.text(field).ifPresent(text -> single.put(field, text)));
        try {
            return form.text("plan")
                    .map(GradingPlan::read)
                    .orElse(GradingPlan.STANDARD)
                    .with(single);
        } catch (IllegalArgumentException e) {
            String fault = String.valueOf(e.getMessage());
            throw ProblemCode.INVALID_FIELD
                    .because("The field %s.".formatted(fault))
                    .with("field", fault.substring(0, Math.max(0, fault.indexOf(' '))))
                    .exception();
        }
    }
}
