package dev.codementor.embedded.rehearsal;

import dev.codementor.embedded.rehearsal.ModelRequest.Runner;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The loaded model: its slots, the requests that wait for a slot (without limit, as in Ollama), and its loading and
 * unloading. All of it happens on one event loop.
 */
final class ModelRunner {

    /** A request that needs a slot. */
    interface Guest {

        Runner wanted();

        /** The additional load time for this request; more than zero forces a load. */
        Duration extraLoad();

        /** How much the best-fitting slot has in common with this. */
        String prompt();

        /** Gives it a slot until it calls {@link #leave}. */
        void enter(Slot slot, long loadNanos);
    }

    private static final int SLOTS_COMPARED = 8;

    private final EventLoop loop;
    private final RehearsalSettings settings;
    private final Deque<Guest> waiting = new ArrayDeque<>();
    private final Deque<Slot> free = new ArrayDeque<>();

    private @Nullable Runner loaded;
    private @Nullable Guest loading;
    private @Nullable ScheduledFuture<?> load;
    private long unloadAt;

    ModelRunner(EventLoop loop, RehearsalSettings settings) {
        this.loop = loop;
        this.settings = settings;
        for (int i = 0; i < settings.slots(); i++) {
            free.add(new Slot());
        }
    }

    RehearsalSettings settings() {
        return settings;
    }

    int active() {
        return settings.slots() - free.size();
    }

    int waiting() {
        return waiting.size() + (loading == null ? 0 : 1);
    }

    /** Unloads the model as soon as no request uses it. */
    void expire() {
        keep(Duration.ZERO);
    }

    void arrive(Guest guest) {
        waiting.add(guest);
        advance();
    }

    /** The client has gone away. A waiting request leaves the queue, and a load for it is abandoned. */
    void withdraw(Guest guest) {
        if (guest == loading && load != null) {
            load.cancel(false);
            loading = null;
            advance();
        } else {
            waiting.remove(guest);
        }
    }

    /** Frees the slot, which now has this text in its cache. */
    void leave(Slot slot, String text, Duration keepAlive) {
        slot.cache(text);
        free.addFirst(slot);
        keep(keepAlive);
        advance();
    }

    /** The model's options if it is loaded. */
    @Nullable
    Runner loaded() {
        if (loaded != null && idle() && System.nanoTime() - unloadAt >= 0) {
            unload();
        }
        return loaded;
    }

    /** How long it stays loaded from now on without further requests. */
    Duration remaining() {
        return Duration.ofNanos(unloadAt - System.nanoTime());
    }

    private void advance() {
        while (loading == null) {
            Guest guest = waiting.peek();
            if (guest == null) {
                return;
            }
            if (!guest.wanted().equals(loaded()) || guest.extraLoad().isPositive()) {
                if (!idle()) {
                    return;
                }
                waiting.remove();
                load(guest);
            } else if (free.isEmpty()) {
                return;
            } else {
                waiting.remove();
                guest.enter(bestSlot(guest.prompt()), 0);
            }
        }
    }

    private void load(Guest guest) {
        unload();
        Duration duration = settings.loadDelay().plus(guest.extraLoad());
        if (duration.isZero()) {
            loaded = guest.wanted();
            guest.enter(free.removeFirst(), 0);
            return;
        }
        loading = guest;
        load = loop.schedule(
                () -> {
                    loading = null;
                    loaded = guest.wanted();
                    guest.enter(free.removeFirst(), duration.toNanos());
                    advance();
                },
                duration.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void keep(Duration keepAlive) {
        unloadAt = System.nanoTime() + keepAlive.toNanos();
    }

    private void unload() {
        loaded = null;
        free.forEach(slot -> slot.cache(""));
    }

    private boolean idle() {
        return free.size() == settings.slots();
    }

    /** The slot that was used last, unless another one has more of the prompt in its cache. */
    private Slot bestSlot(String prompt) {
        Slot best = free.getFirst();
        if (free.size() > 1) {
            int most = best.common(prompt);
            int compared = 0;
            for (Slot slot : free) {
                if (compared++ == SLOTS_COMPARED) {
                    break;
                }
                int common = slot.common(prompt);
                if (common > most) {
                    best = slot;
                    most = common;
                }
            }
        }
        if (best == free.getFirst()) {
            free.removeFirst();
        } else {
            free.remove(best);
        }
        return best;
    }
}
