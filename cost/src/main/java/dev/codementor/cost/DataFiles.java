package dev.codementor.cost;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where {@code prices.csv}, {@code setups.csv} and {@code models.csv} are read from. */
sealed interface DataFiles {

    /**
     * Opens one of the three files.
     *
     * @throws IOException when there is no such file, or it cannot be read
     */
    Reader open(String file) throws IOException;

    /** How messages name the file. */
    String describe(String file);

    /** The files that the program brings along. */
    record Bundled() implements DataFiles {

        @Override
        public Reader open(String file) throws IOException {
            InputStream resource = DataFiles.class.getResourceAsStream(file);
            if (resource == null) {
                throw new FileNotFoundException(file);
            }
            return new InputStreamReader(resource, StandardCharsets.UTF_8);
        }

        @Override
        public String describe(String file) {
            return file;
        }
    }

    /** Files that somebody edited. */
    record Folder(Path folder) implements DataFiles {

        @Override
        public Reader open(String file) throws IOException {
            return Files.newBufferedReader(folder.resolve(file));
        }

        @Override
        public String describe(String file) {
            return folder.resolve(file).toString();
        }
    }
}
