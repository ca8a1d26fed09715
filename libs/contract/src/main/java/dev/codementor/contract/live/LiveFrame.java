package dev.codementor.contract.live;

import java.util.List;

/** One frame on the link to a notifier: everything that has gathered for any job, in order. */
public record LiveFrame(List<LiveEvent> events) {

    public LiveFrame {
        events = List.copyOf(events);
    }
}
