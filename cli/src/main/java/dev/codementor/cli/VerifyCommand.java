package dev.codementor.cli;

import dev.codementor.contract.http.Receipts;
import dev.codementor.grading.canonical.Digest;
import dev.codementor.grading.receipts.ReceiptChain;
import dev.codementor.grading.receipts.ReceiptChain.Head;
import dev.codementor.grading.receipts.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verifies receipts on this machine, independent of the server's own verification. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verifies that no receipt of a batch's grades was changed, removed or added.",
        footer = "Keep the head that is printed: given as --head later, it shows whether receipts were written anew"
                + " since.")
final class VerifyCommand extends BatchCommand {

    private static final Pattern HEAD = Pattern.compile("(\\d{1,9}):([0-9a-f]{64})");

    @Option(
            names = "--receipts",
            paramLabel = "FILE",
            description = "A file of downloaded receipts. Default: the server's receipts")
    private @Nullable Path receipts;

    @Option(
            names = "--head",
            paramLabel = "COUNT:HASH",
            description = "A head that was kept. The receipts up to it must be the same; later ones may have followed.")
    private @Nullable String head;

    @Override
    Exit run(ApiClient api, String id) {
        Head kept = head == null ? new Head(0, null) : kept(head);
        Head now = now(api.get(path(id, "/receipts"), Receipts.class));
        return switch (verify(api, id, kept, now)) {
            case Verification.Intact(long count) -> {
                out().println("Intact: %d receipts, head %d:%s"
                        .formatted(
                                count,
                                count,
                                now.hash() == null ? "-" : now.hash().hex()));
                yield Exit.DONE;
            }
            case Verification.Broken(long position, var cause, String message) -> {
                out().println("Broken at receipt %d: %s".formatted(position, message));
                yield Exit.INCOMPLETE;
            }
        };
    }

    private Verification verify(ApiClient api, String id, Head kept, Head now) {
        Path file = receipts;
        try {
            if (file != null) {
                return verify(file, kept, now);
            }
            Path downloaded = Files.createTempFile("codementor-receipts", ".jsonl");
            try {
                try (OutputStream out = Files.newOutputStream(downloaded)) {
                    api.download(path(id, "/receipts.jsonl"), out);
                }
                return verify(downloaded, kept, now);
            } finally {
                Files.deleteIfExists(downloaded);
            }
        } catch (IOException e) {
            throw new CliFailure(Exit.WRONG_USE, "Receipts cannot be read: " + e.getMessage());
        }
    }

    private static Verification verify(Path file, Head kept, Head now) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return ReceiptChain.verify(lines.lines().iterator(), kept, now);
        }
    }

    private static Head now(Receipts receipts) {
        String hash = receipts.hash();
        return new Head(receipts.receipts(), hash == null ? null : new Digest(hash));
    }

    private static Head kept(String text) {
        Matcher parts = HEAD.matcher(text);
        if (!parts.matches()) {
            throw new CliFailure(Exit.WRONG_USE, "--head must be COUNT:HASH as 'verify' prints it, but is " + text);
        }
        return new Head(Long.parseLong(parts.group(1)), new Digest(parts.group(2)));
    }
}
