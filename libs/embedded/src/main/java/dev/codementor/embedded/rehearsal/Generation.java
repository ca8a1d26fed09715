package dev.codementor.embedded.rehearsal;

import dev.codementor.embedded.rehearsal.AnswerLines.Done;
import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One answer in progress: waits for a slot, reads the prompt, and streams, unless its client goes away. */
final class Generation implements ModelRunner.Guest {

    private static final String BROKEN = "an error was encountered while running the model: injected by a rehearsal";
    private static final int TRUNCATED = 2_050;
    private static final String NO_VOCABULARY = "failed to load model vocabulary required for format";
    private static final String TOO_LONG = "the input length exceeds the context length";

    private final long arrived = System.nanoTime();
    private final Ask ask;
    private final Exchange exchange;
    private final ModelRunner runner;
    private final long intervalNanos;
    private final int pieces;

    private @Nullable Slot slot;
    private @Nullable ScheduledFuture<?> next;
    private @Nullable ByteBuf pending;
    private boolean reading;
    private boolean stalled;
    private boolean abandoned;
    private int written;
    private int promptTokens;
    private int cachedTokens;
    private long loadNanos;
    private long promptNanos;
    private long answering;

    Generation(Ask ask, Exchange exchange, ModelRunner runner) {
        this.ask = ask;
        this.exchange = exchange;
        this.runner = runner;
        this.intervalNanos = runner.settings().interval().toNanos();
        this.pieces = ask.answer().pieces(runner.settings().chunks());
    }

    @Override
    public ModelRequest.Runner wanted() {
        return ask.request().runner();
    }

    @Override
    public Duration extraLoad() {
        return ask.faults().delay(Kind.LOAD_DELAY);
    }

    @Override
    public String prompt() {
        return ask.prompt().text();
    }

    @Override
    public void enter(Slot slot, long loadNanos) {
        this.slot = slot;
        this.loadNanos = loadNanos;
        if (ask.empty()) {
            exchange.end(done("", "", Done.without("load")));
            leave();
            return;
        }
        promptTokens = Tokens.in(prompt());
        int contextLength = wanted().contextLength();
        if (ask.faults().has(Kind.TRUNCATED_PROMPT)) {
            promptTokens = Math.min(promptTokens, TRUNCATED);
        } else if (promptTokens > contextLength) {
            if (!ask.request().truncates()) {
                exchange.error(400, TOO_LONG);
                leave();
                return;
            }
            // Some models keep half of the context free for the answer, and so does this one.
            promptTokens = contextLength / 2;
        }
        read(slot);
    }

    /**
     * The client has gone away. Waiting and answering end at once; reading the prompt continues to its end, as in
     * Ollama.
     */
    void abandon() {
        abandoned = true;
        if (slot == null) {
            runner.withdraw(this);
        } else if (!reading) {
            if (next != null) {
                next.cancel(false);
            }
            leave();
        }
    }

    private void read(Slot slot) {
        cachedTokens = Math.min(slot.common(prompt()) / Tokens.CHARACTERS, promptTokens - 1);
        int speed = runner.settings().prefillTokensPerSecond();
        promptNanos = ask.faults().delay(Kind.SLOW_PREFILL).toNanos();
        if (speed > 0) {
            promptNanos += TimeUnit.SECONDS.toNanos(promptTokens - cachedTokens) / speed;
        }
        reading = true;
        if (promptNanos == 0) {
            answer();
        } else {
            next = later(this::answer, promptNanos);
        }
    }

    private void answer() {
        reading = false;
        if (abandoned) {
            leave();
            return;
        }
        answering = System.nanoTime();
        if (ask.request().streamed() && !ask.answer().thinking().isEmpty()) {
            ask.lines().thinking(pending(), ask.answer().thinking());
        }
        step();
    }

    /** Writes pieces until it is time to wait, or the answer is complete, or a fault ends it. */
    private void step() {
        while (true) {
            if (endsByFault()) {
                return;
            }
            if (!stalled && strikes(Kind.STALL)) {
                stalled = true;
                flush();
                next = later(this::step, ask.faults().delay(Kind.STALL).toNanos());
                return;
            }
            if (written == pieces) {
                complete();
                return;
            }
            writePiece();
            if (written < pieces && intervalNanos > 0) {
                flush();
                long due = answering + written * intervalNanos;
                next = later(this::step, Math.max(0, due - System.nanoTime()));
                return;
            }
        }
    }

    private boolean strikes(Kind kind) {
        return ask.faults().strikes(kind, written, written == pieces);
    }

    private boolean endsByFault() {
        if (ask.faults().none()) {
            return false;
        }
        if (ask.faults().has(Kind.FORMAT_WITHOUT_VOCABULARY) && ask.request().structured()) {
            Json.line(pending(), Map.of("error", NO_VOCABULARY));
            exchange.end(takePending());
        } else if (strikes(Kind.ERROR_IN_STREAM)) {
            Json.line(pending(), Map.of("error", BROKEN));
            exchange.end(takePending());
        } else if (strikes(Kind.END_WITHOUT_DONE)) {
            exchange.end(takePending());
        } else if (strikes(Kind.DROPPED_CONNECTION)) {
            exchange.drop(takePending());
        } else {
            return false;
        }
        leave();
        return true;
    }

    private void writePiece() {
        if (ask.request().streamed()) {
            Answer answer = ask.answer();
            int start = answer.start(written, pieces);
            int end = answer.start(written + 1, pieces);
            ask.lines().text(pending(), answer.text().substring(start, end));
        }
        written++;
    }

    private void complete() {
        Answer answer = ask.answer();
        long now = System.nanoTime();
        var done = new Done(
                answer.cut() ? "length" : "stop",
                now - arrived,
                loadNanos,
                promptTokens,
                cachedTokens,
                Math.max(promptNanos, 1),
                answer.tokens(),
                Math.max(now - answering, 1));
        exchange.end(ask.request().streamed() ? done("", "", done) : done(answer.text(), answer.thinking(), done));
        leave();
    }

    private ByteBuf done(String text, String thinking, Done done) {
        ByteBuf lines = takePending();
        ask.lines().done(lines, text, thinking, done);
        return lines;
    }

    private void flush() {
        if (pending != null) {
            exchange.send(takePending());
        }
    }

    private ByteBuf pending() {
        if (pending == null) {
            pending = exchange.channel().alloc().buffer();
        }
        return pending;
    }

    private ByteBuf takePending() {
        ByteBuf taken = pending();
        pending = null;
        return taken;
    }

    private void leave() {
        if (pending != null) {
            pending.release();
            pending = null;
        }
        Slot left = Objects.requireNonNull(slot, "leaves once, after it entered");
        slot = null;
        String said =
                ask.answer().text().substring(0, pieces == 0 ? 0 : ask.answer().start(written, pieces));
        runner.leave(left, prompt() + said, ask.keepAlive());
    }

    private ScheduledFuture<?> later(Runnable action, long nanos) {
        return exchange.channel().eventLoop().schedule(action, nanos, TimeUnit.NANOSECONDS);
    }
}
