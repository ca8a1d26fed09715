package dev.codementor.api.batches.forms;

import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.api.requests.Parameters;
import dev.codementor.text.Cut;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The fields of a multipart request: texts, and files on disk, which are deleted when it is closed. */
public final class UploadForm implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(UploadForm.class);
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_NAME = 100;

    private final Path directory;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, UploadedFile> files = new LinkedHashMap<>();

    private UploadForm(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads the whole body, to disk.
     *
     * @param known names of the fields that are texts
     * @param knownFiles names of the fields that are files
     * @param limit the limit of the body, for the problem's text
     * @throws ProblemException for other fields, repeated ones, and bodies that cannot be read
     */
    public static UploadForm read(HttpServletRequest request, Set<String> known, Set<String> knownFiles, long limit) {
        Collection<Part> parts = parts(request, limit);
        try {
            UploadForm form = new UploadForm(Files.createTempDirectory("codementor-upload-"));
            try {
                for (Part part : parts) {
                    form.add(part, known, knownFiles);
                }
                return form;
            } catch (IOException | RuntimeException e) {
                form.close();
                throw e;
            }
        } catch (IOException e) {
            throw new IllegalStateException("an upload could not be written to disk", e);
        }
    }

    private static Collection<Part> parts(HttpServletRequest request, long limit) {
        try {
            return request.getParts();
        } catch (InvalidParameterException e) {
            if (e.getErrorCode() == ProblemCode.BODY_TOO_LARGE.status().value()) {
                throw ProblemCode.BODY_TOO_LARGE
                        .because("The upload must not be longer than " + limit
                                + " bytes, nor have more than a few parts.")
                        .with("limit", limit)
                        .exception();
            }
            throw unreadable();
        } catch (IOException | ServletException | IllegalStateException e) {
            log.debug("action=form-unreadable next=answers-400", e);
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return ProblemCode.BAD_REQUEST
                .because("The body must be multipart/form-data, complete, and with a boundary.")
                .exception();
    }

    private void add(Part part, Set<String> known, Set<String> knownFiles) throws IOException {
        String name = part.getName();
        if (!known.contains(name) && !knownFiles.contains(name)) {
            String shown = Cut.shown(name, LONGEST_NAME);
            throw ProblemCode.UNKNOWN_FIELD
                    .because("The field '%s' is not a field of this request.".formatted(shown))
                    .with("field", shown)
                    .exception();
        }
        if (texts.containsKey(name) || files.containsKey(name)) {
            throw Parameters.invalidField(name, "must occur exactly once").exception();
        }
        if (knownFiles.contains(name)) {
            Path path = directory.resolve(name);
            part.write(path.toString());
            files.put(name, new UploadedFile(fileName(part), path));
        } else {
            texts.put(name, text(part));
        }
    }

    private static String text(Part part) throws IOException {
        byte[] bytes;
        try (InputStream in = part.getInputStream()) {
            bytes = in.readNBytes(LONGEST_TEXT + 1);
        }
        if (bytes.length > LONGEST_TEXT) {
            throw Parameters.invalidField(part.getName(), "must have at most %d bytes".formatted(LONGEST_TEXT))
                    .exception();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Parameters.invalidField(part.getName(), "must be UTF-8").exception();
        }
    }

    /** The sender's name for the file, without folders, for messages; the field's name if that name cannot be shown. */
    private static String fileName(Part part) {
        String name = part.getSubmittedFileName() == null ? "" : part.getSubmittedFileName();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.isBlank() || last.length() > LONGEST_NAME || last.chars().anyMatch(Character::isISOControl)
                ? part.getName()
                : last;
    }

    /** The texts by field, in the order of their names. */
    Map<String, String> texts() {
        return texts;
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable(texts.get(field));
    }

    /** @throws ProblemException when it is not there */
    public String requiredText(String field) {
        return text(field).orElseThrow(() -> needed(field));
    }

    public Optional<UploadedFile> file(String field) {
        return Optional.ofNullable(files.get(field));
    }

    /** @throws ProblemException when it is not there */
    public UploadedFile requiredFile(String field) {
        return file(field).orElseThrow(() -> needed(field));
    }

    private static ProblemException needed(String field) {
        return Parameters.invalidField(field, "is needed").exception();
    }

    /** SHA-256 of all fields and files, lower-case hex. The same request has the same digest. */
    public String digest() throws IOException {
        RequestDigest digest = new RequestDigest();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            digest.add(text.getKey(), text.getValue());
        }
        for (Map.Entry<String, UploadedFile> file : new TreeMap<>(files).entrySet()) {
            digest.add(file.getKey(), file.getValue().name());
            digest.add(file.getValue().path());
        }
        return digest.hex();
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            log.warn("action=upload-files-remain directory={} next=may-be-deleted-by-hand", directory, e);
        }
    }
}
