package dev.codementor.api.requests;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A text file that is sent while it is made, in UTF-8. If that fails after its beginning was sent, the connection is
 * cut, so that nobody takes a part for the whole.
 */
public record Download(String mediaType, String fileName) {

    public static final String JSON_LINES = "application/x-ndjson";
    public static final String CSV = "text/csv";

    private static final int BUFFER = 32_768;

    /** @throws IOException if the client left */
    public void write(HttpServletResponse response, Content content) throws IOException {
        response.setContentType(mediaType + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        Writer out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), BUFFER);
        content.write(out);
        out.flush();
    }

    /** Makes the text. */
    @FunctionalInterface
    public interface Content {

        /** @param out must not be closed */
        void write(Appendable out) throws IOException;
    }
}
