package dev.codementor.livelink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    @TempDir
    private Path directory;

    @Test
    void readsTheTokenThatIsThereNow() throws IOException {
        Path file = directory.resolve("token");
        TokenFile tokens = new TokenFile(file);
        assertThatThrownBy(tokens::current).isInstanceOf(IOException.class);

        Files.writeString(file, "first\n");
        assertThat(tokens.current()).isEqualTo("first");
        Files.writeString(file, "second\n");
        assertThat(tokens.current()).isEqualTo("second");
    }

    @Test
    void refusesEmptyFile() throws IOException {
        Path file = directory.resolve("token");
        Files.writeString(file, "\n");

        assertThatThrownBy(() -> new TokenFile(file).current()).hasMessageContaining("empty");
    }
}
