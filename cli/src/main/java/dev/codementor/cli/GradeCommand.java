package dev.codementor.cli;

import dev.codementor.contract.http.Batch;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** From a folder to a gradebook: uploads, shows progress, and writes the CSV. */
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        description = "Uploads submissions with a rubric, waits until all are graded, and writes the gradebook.",
        footer = "The same command given again continues with the same batch; --again begins another.")
final class GradeCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final Gradebook gradebook = new Gradebook();

    @Parameters(
            paramLabel = "SUBMISSIONS",
            description = "A folder with one file or folder each, a .zip, or a .jsonl file.")
    private @Nullable Path submissions;

    @Option(names = "--rubric", required = true, paramLabel = "FILE", description = "The rubric, YAML or JSON.")
    private @Nullable Path rubric;

    @Option(names = "--course", required = true, description = "The course, as named in your token.")
    private String course = "";

    @Option(names = "--assignment", required = true, description = "The assignment's name in gradebooks.")
    private String assignment = "";

    @Option(
            names = "--roster",
            paramLabel = "FILE",
            description = "The class: Canvas' or Moodle's export, or a CSV with a column id.")
    private @Nullable Path roster;

    @Option(
            names = "--pattern",
            paramLabel = "REGEX",
            description = "A regular expression that finds the student in file names, with a group (?<student>…).")
    private @Nullable String pattern;

    @Option(names = "--model", description = "Default: the workers' own.")
    private @Nullable String model;

    @Option(
            names = "--plan",
            paramLabel = "NAME=VALUE",
            description = "How to grade, for instance samples=3 or neutralCopy=false.")
    private Map<String, String> plan = new LinkedHashMap<>();

    @Option(names = "--try", paramLabel = "N", description = "Grade only the first N; 'start' grades the rest.")
    private @Nullable Integer attemptFirst;

    @Option(names = "--spend-cap", paramLabel = "SECONDS", description = "Pause when this much model time is used up.")
    private @Nullable Long spendCap;

    @Option(names = "--again", description = "Begin another batch, even if the same one was sent before.")
    private boolean again;

    @Option(names = "--detach", description = "Do not wait; continue with 'watch' and 'results'.")
    private boolean detach;

    @Override
    public Integer call() {
        gradebook.check();
        try (ApiClient api = server.connect();
                SubmissionArchive archive = SubmissionArchive.of(required(submissions))) {
            Upload upload = upload(archive);
            String key = again ? "cli-" + UUID.randomUUID() : upload.idempotencyKey();
            Batch batch = api.upload("/api/v1/batches", key, upload.entity(), Batch.class);
            PrintWriter err = err();
            BatchWords.uploaded(batch).forEach(err::println);
            err.flush();
            if (detach) {
                out().println(batch.id());
                return Exit.DONE.code();
            }
            return new BatchWatch(api, err).untilSettled(batch.id(), gradebook).code();
        }
    }

    private Upload upload(SubmissionArchive archive) {
        Path rubricFile = required(rubric);
        Upload upload = new Upload()
                .text("course", course)
                .text("assignment", assignment)
                .text("pattern", pattern)
                .text("model", model)
                .text("start", attemptFirst)
                .text("spendCapSeconds", spendCap);
        plan.forEach(upload::text);
        upload.file("rubric", rubricFile, rubricFile.getFileName().toString());
        Path rosterFile = roster;
        if (rosterFile != null) {
            upload.file("roster", rosterFile, rosterFile.getFileName().toString());
        }
        return upload.file("submissions", archive.file(), archive.name());
    }

    private Path required(@Nullable Path path) {
        if (path == null || !Files.exists(path)) {
            throw new CliFailure(Exit.WRONG_USE, "There is no such file: " + path);
        }
        return path;
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
