package dev.codementor.worker.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notes about each model. Each is logged once, and health shows them. */
final class ModelNotes {

    private static final Logger log = LoggerFactory.getLogger(ModelNotes.class);

    private final Map<String, Set<ModelNote>> notes = new ConcurrentHashMap<>();

    void add(String model, ModelNote note) {
        boolean[] added = new boolean[1];
        notes.compute(model, (name, known) -> {
            Set<ModelNote> all = known == null ? EnumSet.noneOf(ModelNote.class) : EnumSet.copyOf(known);
            added[0] = all.add(note);
            return all;
        });
        if (added[0]) {
            log.warn("action={} model={} next=\"{}\"", note.action(), model, note.sentence());
        }
    }

    List<String> of(String model) {
        return notes.getOrDefault(model, Set.of()).stream()
                .map(ModelNote::sentence)
                .toList();
    }
}
