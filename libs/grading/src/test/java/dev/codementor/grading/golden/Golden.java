package dev.codementor.grading.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that others read or that digests are made of: a change of one byte has to be meant. */
public final class Golden {

    private Golden() {}

    /** Compares with {@code src/test/resources/golden}; what is there now is left in {@code target/golden}. */
    public static void assertUnchanged(String name, String now) {
        try {
            Path out = Path.of("target", "golden", name);
            Files.createDirectories(out.getParent());
            Files.writeString(out, now);
            try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
                assertThat(in).as("golden file %s; now: %s", name, out).isNotNull();
                assertThat(now).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
