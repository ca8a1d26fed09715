package dev.codementor.worker.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.codementor.ledger.JobRecord.ModelUse;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The models that answer this worker's jobs. Cards are cached, because a model's template does not change. */
public final class Models {

    private static final int MOST_CARDS = 100;

    private final OllamaCatalog catalog;
    private final String standard;
    private final Cache<String, ModelCard> cards =
            Caffeine.newBuilder().maximumSize(MOST_CARDS).build();
    private final AtomicReference<@Nullable ModelTrouble> suspicion = new AtomicReference<>();
    private final Semaphore doubts = new Semaphore(0);

    Models(OllamaCatalog catalog, String standard) {
        this.catalog = catalog;
        this.standard = standard;
    }

    /** The name of the model for jobs that ask for none. */
    public String standard() {
        return standard;
    }

    /** Whether the standard model is the rehearsal server. */
    public boolean rehearsal() {
        return ModelCard.isRehearsal(standard);
    }

    /** What is known about a model without asking the server; null means the standard model. */
    public ModelUse named(@Nullable String requested) {
        String name = requested == null ? standard : requested;
        ModelCard known = cards.getIfPresent(name);
        return known != null ? known.use() : new ModelUse(name, null, ModelCard.isRehearsal(name));
    }

    /** The names of the models that the server had at the last look. */
    public List<String> installed() {
        return catalog.installed();
    }

    /** Finds a model, usually without asking the server. */
    public ModelLook find(@Nullable String requested) {
        String name = requested == null ? standard : requested;
        ModelCard known = cards.getIfPresent(name);
        return known != null ? new ModelLook.Found(known) : look(name);
    }

    /** Notes that a request ended as if the server or the model were gone. */
    public void doubt(String model) {
        cards.invalidate(model);
        doubts.release();
    }

    /**
     * Notes that the server has the model but did not answer with it. If it is the standard model, the worker takes no more
     * jobs until the server has answered a small question of its own.
     *
     * @param said the server's own words as operators may see them
     */
    public void suspect(String model, String said) {
        if (model.equals(standard)) {
            suspicion.set(new ModelTrouble(ModelTrouble.Kind.FAILING, said));
        }
        doubt(model);
    }

    /** Whether the server still says that it has the model. */
    public boolean confirms(String model) {
        return look(model) instanceof ModelLook.Found;
    }

    /** Whether this worker should take no job before its server has answered a question of its own. */
    public boolean isSuspected() {
        return suspicion.get() != null;
    }

    /** The trouble that was suspected and must be looked into; null when there is none. */
    @Nullable
    ModelTrouble suspected() {
        return suspicion.get();
    }

    void cleared(ModelTrouble trouble) {
        suspicion.compareAndSet(trouble, null);
    }

    /** Asks the server. */
    ModelLook look(String name) {
        ModelLook look = catalog.look(name);
        if (look instanceof ModelLook.Found(ModelCard card)) {
            cards.put(name, card);
        }
        return look;
    }

    Semaphore doubts() {
        return doubts;
    }
}
