package dev.codementor.api.operations;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends the overview to everybody who follows it. It is made once for all of them, and not at all for nobody. */
final class LiveOverviews implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveOverviews.class);
    private static final String CHORE = "operations-live";
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** A token that was withdrawn or has expired is looked at again no later than that. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Overview overview;
    private final Chores chores;
    private final Set<SseEmitter> followers = ConcurrentHashMap.newKeySet();

    LiveOverviews(Overview overview, MeterRegistry meters) {
        this.overview = overview;
        this.chores = Chores.oneAfterAnother(CHORE, meters, List.of(Chore.repeating(CHORE, EVERY, this::tell)));
    }

    SseEmitter follow() {
        SseEmitter follower = new SseEmitter(LONGEST.toMillis());
        follower.onCompletion(() -> followers.remove(follower));
        follower.onTimeout(follower::complete);
        followers.add(follower);
        chores.soon(CHORE);
        return follower;
    }

    private void tell() {
        if (followers.isEmpty()) {
            return;
        }
        OverviewView now = overview.now();
        for (SseEmitter follower : followers) {
            try {
                follower.send(SseEmitter.event().name("overview").data(now, MediaType.APPLICATION_JSON));
            } catch (IOException | IllegalStateException gone) {
                followers.remove(follower);
                log.debug("action=follower-left next=no-more-events-for-it", gone);
            }
        }
    }

    @Override
    public void start() {
        chores.start();
    }

    /** Before the web server, which would otherwise wait for the streams to end. */
    @Override
    public void stop() {
        chores.stop();
        followers.forEach(SseEmitter::complete);
        followers.clear();
    }

    @Override
    public boolean isRunning() {
        return chores.isRunning();
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
