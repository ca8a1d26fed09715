package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.estimates.Estimates;
import dev.codementor.api.batches.estimates.SubmissionTokens;
import dev.codementor.api.batches.estimates.Workload;
import dev.codementor.api.batches.forms.FileFaults;
import dev.codementor.api.batches.forms.FileFaults.Fault;
import dev.codementor.api.batches.forms.UploadForm;
import dev.codementor.api.batches.forms.UploadedFile;
import dev.codementor.api.batches.items.FindingsJson;
import dev.codementor.api.jobs.OfferedModels;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.contract.BatchId;
import dev.codementor.grading.canonical.Digest;
import dev.codementor.grading.completions.CompletionRequest;
import dev.codementor.grading.completions.CompletionsJsonl;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.NewJob.Idempotency;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.HandedIn;
import dev.codementor.ledger.batches.ItemStudent;
import dev.codementor.ledger.batches.NewBatch;
import dev.codementor.ledger.batches.NewBatch.Work;
import dev.codementor.ledger.batches.NewItem;
import dev.codementor.submissions.BatchUpload;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Accepts a program's requests in the form of OpenAI's batches. */
final class CompletionsDesk {

    static final Set<String> FILES = Set.of("file");
    static final Set<String> TEXTS = Set.copyOf(BatchOrder.FIELDS);

    private final Reception reception;
    private final OfferedModels models;
    private final Estimates estimates;
    private final BatchProperties settings;
    private final CompletionsJsonl reader;

    CompletionsDesk(
            Reception reception,
            OfferedModels models,
            Estimates estimates,
            BatchProperties settings,
            SubmissionProperties submissions) {
        this.reception = reception;
        this.models = models;
        this.estimates = estimates;
        this.settings = settings;
        this.reader = new CompletionsJsonl(
                settings.maxItems(), Math.toIntExact(submissions.maxSize().toBytes()));
    }

    /** @throws dev.codementor.api.problems.ProblemException when anything is wrong; nothing of it remains then */
    BatchRecord accept(UploadForm form, Caller caller, Optional<String> key) throws IOException {
        BatchOrder order = BatchOrder.of(form, "completions", caller, models, settings);
        UploadedFile file = form.requiredFile("file");
        String model = model(order, check(file));
        NewBatch batch = new NewBatch(
                BatchId.next(),
                caller.subject(),
                order.course(),
                order.assignment(),
                key.isPresent() ? new Idempotency(key.get(), form.digest()) : null,
                model,
                new Work.Completions(),
                order.spendCap(),
                order.expiresAfter());
        return reception.receive(batch, order.startFirst(), (upload, items) -> fill(upload, items, file, model));
    }

    /** A first reading reports all faults and finds the model before anything begins. */
    private CompletionsJsonl.Report.Read check(UploadedFile file) throws IOException {
        try (InputStream in = file.open()) {
            return switch (reader.read(in, (id, request) -> {})) {
                case CompletionsJsonl.Report.Read read -> read;
                case CompletionsJsonl.Report.Refused refused ->
                    throw FileFaults.problem(
                            ProblemCode.SUBMISSIONS_INVALID,
                            refused.faults().stream()
                                    .map(each -> fault(file, each))
                                    .toList());
            };
        }
    }

    private static Fault fault(UploadedFile file, CompletionsJsonl.Fault fault) {
        return new Fault(fault.line() == 0 ? file.name() : "line " + fault.line(), fault.message());
    }

    private @Nullable String model(BatchOrder order, CompletionsJsonl.Report.Read read) {
        String named = read.model();
        if (named == null) {
            return order.model();
        }
        if (order.model() != null && !order.model().equals(named)) {
            throw FileFaults.problem(
                    ProblemCode.SUBMISSIONS_INVALID,
                    List.of(new Fault("line 1 body.model", "must be the model of the form, or absent")));
        }
        return BatchOrder.model(named, models);
    }

    private ObjectNode fill(BatchUpload upload, ItemChunks items, UploadedFile file, @Nullable String model)
            throws IOException {
        try (InputStream in = file.open()) {
            reader.read(in, (id, request) -> items.add(item(upload, items.next(), id, request)));
        }
        return UploadReporting.ofRequests(
                items.count(), estimates.beforeTheStart(model, Workload.completions(items.count(), items.tokens())));
    }

    private static NewItem item(BatchUpload upload, int nth, String customId, CompletionRequest request) {
        String text = request.text();
        String key = upload.request(nth, text);
        int tokens = request.messages().stream()
                .mapToInt(each -> SubmissionTokens.of(each.content()))
                .sum();
        return new NewItem(
                nth,
                customId,
                ItemStudent.NOBODY,
                new HandedIn(false, key, key, Digest.of(text).hex(), tokens, FindingsJson.of(List.of())),
                List.of());
    }
}
