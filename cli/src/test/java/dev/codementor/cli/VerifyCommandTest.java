package dev.codementor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.grading.canonical.Digest;
import dev.codementor.grading.receipts.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private static final String ID = "01900000-0000-7000-8000-000000000001";
    private static final String HEAD = "GET /api/v1/batches/" + ID + "/receipts";
    private static final String RECEIPTS = "GET /api/v1/batches/" + ID + "/receipts.jsonl";

    @TempDir
    private Path folder;

    private ScriptedApi api;
    private List<Receipt> chain;

    @BeforeEach
    void threeReceipts() throws IOException {
        api = new ScriptedApi();
        chain = new ArrayList<>();
        @Nullable Digest previous = null;
        for (int i = 1; i <= 3; i++) {
            Digest some = Digest.of("submission " + i);
            Receipt receipt = new Receipt(
                    i,
                    ID,
                    "s" + i,
                    some,
                    some,
                    some,
                    "model",
                    Map.of(),
                    List.of(some),
                    some,
                    null,
                    Instant.EPOCH,
                    previous);
            chain.add(receipt);
            previous = receipt.hash();
        }
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void saysThatAWholeChainIsIntact() throws IOException {
        serve(lines());

        Shell shell = Shell.run(api, folder, "verify", ID);

        assertThat(shell.out())
                .contains("Intact: 3 receipts, head 3:" + chain.getLast().hash().hex());
        assertThat(shell.exit()).isZero();
    }

    @Test
    void saysWhereAByteWasChanged() throws IOException {
        serve(lines().replace("\"custom_id\":\"s2\"", "\"custom_id\":\"s9\""));

        Shell shell = Shell.run(api, folder, "verify", ID);

        assertThat(shell.out()).contains("Broken at receipt 2");
        assertThat(shell.exit()).isEqualTo(1);
    }

    @Test
    void findsAChainThatTheServerWroteAnewByTheHeadThatWasKept() throws IOException {
        serve(lines());

        Shell shell = Shell.run(api, folder, "verify", ID, "--head", "3:" + "0".repeat(64));

        assertThat(shell.exit()).isEqualTo(1);
    }

    @Test
    void acceptsAHeadThatWasKeptBeforeLaterReceipts() throws IOException {
        serve(lines());

        Shell shell = Shell.run(
                api, folder, "verify", ID, "--head", "2:" + chain.get(1).hash().hex());

        assertThat(shell.out())
                .contains("Intact: 3 receipts, head 3:" + chain.getLast().hash().hex());
        assertThat(shell.exit()).isZero();
    }

    @Test
    void findsReceiptsThatWereWrittenAnewBeforeTheHeadThatWasKept() throws IOException {
        serve(lines());

        Shell shell = Shell.run(api, folder, "verify", ID, "--head", "2:" + "0".repeat(64));

        assertThat(shell.out()).contains("Broken at receipt 2", "written anew");
        assertThat(shell.exit()).isEqualTo(1);
    }

    @Test
    void findsReceiptsThatAreGoneSinceTheHeadWasKept() throws IOException {
        serve(lines());

        Shell shell = Shell.run(api, folder, "verify", ID, "--head", "4:" + "0".repeat(64));

        assertThat(shell.out()).contains("Broken at receipt 4", "missing");
        assertThat(shell.exit()).isEqualTo(1);
    }

    @Test
    void refusesAHeadThatIsNone() throws IOException {
        Shell shell = Shell.run(api, folder, "verify", ID, "--head", "three");

        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains("--head must be COUNT:HASH");
    }

    private String lines() {
        return String.join("\n", chain.stream().map(Receipt::text).toList()) + "\n";
    }

    private void serve(String receipts) {
        api.on(HEAD, 200, "{\"receipts\":3,\"hash\":\"" + chain.getLast().hash().hex() + "\"}")
                .on(RECEIPTS, 200, receipts);
    }
}
