package dev.codementor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/live-events.md} shows each golden frame once, and nothing else. */
class LiveEventsPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)\\n```", Pattern.DOTALL);

    @Test
    void showsTheGoldenFrames() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "live-events.md"));

        List<JsonNode> shown = EXAMPLE.matcher(page)
                .results()
                .map((MatchResult example) -> JsonMapper.shared().readTree(example.group(1)))
                .toList();

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Golden.names("frames").stream().map(Golden::json).toList());
    }
}
