package dev.codementor.worker.model;

import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.telemetry.JobTraces;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Asks an Ollama server and passes on the model's text while it is being written. Blocks the calling thread, which
 * should be a virtual one.
 */
public final class OllamaClient {

    private static final int OK = 200;

    private final OllamaHttp http;
    private final ModelProperties properties;
    private final CallWatch watch;
    private final JobTraces traces;
    private final ModelNotes notes;
    private final ModelMeters meters;
    private final ObjectWriter writer;
    private final ObjectReader lines;

    OllamaClient(OllamaHttp http, ModelProperties properties, CallWatch watch, Told told) {
        this.http = http;
        this.properties = properties;
        this.watch = watch;
        this.traces = told.traces();
        this.notes = told.notes();
        this.meters = told.meters();
        this.writer = OllamaJson.MAPPER.writerFor(OllamaBody.class);
        this.lines = OllamaJson.MAPPER.readerFor(OllamaLine.class);
    }

    /** Who is told about answers. */
    record Told(JobTraces traces, ModelNotes notes, ModelMeters meters) {}

    /** The options of the request, under the server's names. */
    public Map<String, String> options(ModelRequest request) {
        return OllamaBody.Options.of(request, properties).named();
    }

    /**
     * Asks and waits for the end of the answer. Never throws for what the server does; a cancelled call ends as
     * {@link ModelEnd.Broken}. The model's thoughts are left out, wherever the server puts them.
     *
     * @param text gets each piece of the answer on the calling thread; its exceptions end the call and are passed on
     */
    public ModelEnd ask(ModelRequest request, ModelCall call, Consumer<String> text) {
        try (ModelSpan span = ModelSpan.open(traces, request)) {
            long start = System.nanoTime();
            ModelEnd end = exchange(request, call, span.watching(text));
            meters.ended(request, end, Duration.ofNanos(System.nanoTime() - start));
            return span.ended(end);
        }
    }

    /**
     * A server that cannot hold the model to a form is asked without one. It refuses the form before it reads the prompt,
     * so each request finds out anew.
     */
    private ModelEnd exchange(ModelRequest request, ModelCall call, Consumer<String> text) {
        ModelEnd end = exchangeOnce(request, call, text);
        boolean formRefused = request.decoding().format() != null
                && end instanceof ModelEnd.Refused refused
                && refused.fault() == ModelFault.FORMAT;
        if (!formRefused) {
            return end;
        }
        notes.add(request.model().name(), ModelNote.NO_FORMAT);
        return exchangeOnce(request.formless(), call, text);
    }

    private ModelEnd exchangeOnce(ModelRequest request, ModelCall call, Consumer<String> text) {
        byte[] body = writer.writeValueAsBytes(OllamaBody.of(request, properties));
        String path = request instanceof ModelRequest.Chat ? "/api/chat" : "/api/generate";
        Hearing hearing = new Hearing(request, properties, call, text);
        watch.add(call);
        try (ClassicHttpResponse response = open(path, body, call)) {
            call.progress();
            if (response.getCode() == OK) {
                return read(response.getEntity(), hearing);
            }
            String error = OllamaHttp.error(response);
            return Verdict.ofStatus(response.getCode(), error, http.words(error));
        } catch (IOException e) {
            return lost(e, call, null);
        } catch (IllegalStateException e) {
            // The HTTP client throws this when it is cancelled between two steps.
            if (call.cancelled()) {
                return lost(e, call, null);
            }
            throw e;
        } finally {
            watch.remove(call);
            if (call.thought()) {
                notes.add(request.model().name(), ModelNote.THINKS_ALWAYS);
            }
        }
    }

    /** Tries twice, because old connections are dead after the server has been restarted. */
    private ClassicHttpResponse open(String path, byte[] body, ModelCall call) throws IOException {
        try {
            return openOnce(path, body, call);
        } catch (NoHttpResponseException | SocketException e) {
            if (call.cancelled() || e instanceof ConnectException) {
                throw e;
            }
            http.forgetConnections();
            return openOnce(path, body, call);
        }
    }

    private ClassicHttpResponse openOnce(String path, byte[] body, ModelCall call) throws IOException {
        HttpUriRequestBase post = http.post(path, body);
        call.begin(post);
        return http.open(post);
    }

    private ModelEnd read(HttpEntity body, Hearing hearing) throws IOException {
        try (InputStream in = body.getContent();
                MappingIterator<OllamaLine> answer = lines.readValues(in)) {
            while (answer.hasNextValue()) {
                OllamaLine line = answer.nextValue();
                if (line.error() != null) {
                    String error = line.error().toString();
                    return Verdict.ofErrorInStream(error, http.words(error), hearing.soFar());
                }
                hearing.hear(line);
                if (line.done()) {
                    readToItsEnd(answer);
                    meters.answered(hearing.request(), line);
                    return hearing.end(line);
                }
            }
            return new ModelEnd.Broken(ModelFault.TRUNCATED, "", hearing.soFar());
        } catch (UnexpectedEndOfInputException e) {
            return new ModelEnd.Broken(ModelFault.TRUNCATED, "", hearing.soFar());
        } catch (JacksonIOException e) {
            return lost(e.getCause(), hearing.call(), hearing.soFar());
        } catch (JacksonException e) {
            return new ModelEnd.Broken(ModelFault.PROTOCOL, "", hearing.soFar());
        }
    }

    /** Only a connection that was read to its end is reused. The answer is already known to be complete. */
    private static void readToItsEnd(MappingIterator<OllamaLine> answer) {
        try {
            while (answer.hasNextValue()) {
                answer.nextValue();
            }
        } catch (JacksonException ignored) {
            return;
        }
    }

    private static ModelEnd lost(@Nullable Throwable cause, ModelCall call, @Nullable Usage heard) {
        ModelFault overdue = call.overdue();
        if (overdue != null) {
            return new ModelEnd.Broken(overdue, "", heard);
        }
        return switch (cause) {
            case ConnectException e -> new ModelEnd.NotNow(ModelFault.UNREACHABLE);
            case ConnectTimeoutException e -> new ModelEnd.NotNow(ModelFault.UNREACHABLE);
            case UnknownHostException e -> new ModelEnd.NotNow(ModelFault.UNREACHABLE);
            case NoRouteToHostException e -> new ModelEnd.NotNow(ModelFault.UNREACHABLE);
            case SocketTimeoutException e -> new ModelEnd.Broken(ModelFault.TOTAL, "", heard);
            case null, default -> new ModelEnd.Broken(ModelFault.DROPPED, "", heard);
        };
    }
}
