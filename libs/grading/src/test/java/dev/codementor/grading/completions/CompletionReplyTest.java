package dev.codementor.grading.completions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.grading.golden.Golden;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CompletionReplyTest {

    @Test
    void keepsItsForm() {
        CompletionReply reply = new CompletionReply(
                "chatcmpl-1", Instant.ofEpochSecond(1_700_000_000), "m", "Hé \"you\"\n", false, 20, 8, 5);

        Golden.assertUnchanged("completion.json", reply.text());
    }

    @Test
    void saysWhenItIsCutOffAndLeavesOutWhatIsNotKnown() {
        CompletionReply reply = new CompletionReply("c", Instant.EPOCH, "m", "", true, 1, null, 2);

        assertThat(reply.text()).contains("\"finish_reason\":\"length\"").doesNotContain("cached");
    }
}
