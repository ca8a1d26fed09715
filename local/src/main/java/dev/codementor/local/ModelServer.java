package dev.codementor.local;

import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.settings.CannotStart;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The model server that answers: an Ollama that is already running, or the rehearsal server.
 *
 * @param rehearsal the rehearsal server, to be closed with the rest; null for a real Ollama
 */
record ModelServer(URI address, String model, @Nullable RehearsalModel rehearsal) implements AutoCloseable {

    /**
     * Takes the Ollama of the settings if it answers, and otherwise starts the rehearsal server.
     *
     * @throws CannotStart when an Ollama answers that lacks the chosen model
     */
    static ModelServer choose(Choices settings) {
        return switch (new OllamaProbe().look(settings.ollama(), settings.model())) {
            case OllamaProbe.Finding.Usable() -> new ModelServer(settings.ollama(), settings.model(), null);
            case OllamaProbe.Finding.LacksModel lacks -> {
                if (!settings.pullModel()) {
                    throw CannotStart.untilChanged(
                            "Ollama at " + settings.ollama() + " does not have the model "
                                    + settings.model() + ". Run `ollama pull " + settings.model()
                                    + "`, or set CODEMENTOR_MODEL to one that it has"
                                    + (lacks.models().isEmpty() ? "" : " (" + String.join(", ", lacks.models()) + ")")
                                    + ", or set CODEMENTOR_WORKER_MODEL_PULL=true to let it download the model now.",
                            null);
                }
                yield new ModelServer(settings.ollama(), settings.model(), null);
            }
            case OllamaProbe.Finding.Away() -> rehearse(settings);
        };
    }

    private static ModelServer rehearse(Choices settings) {
        RehearsalSettings usual = RehearsalSettings.DEFAULT;
        RehearsalModel rehearsal = RehearsalModel.start(
                0, usual.withSlots(settings.rehearsalSlots().orElse(usual.slots())));
        return new ModelServer(rehearsal.endpoint(), RehearsalModel.MODEL, rehearsal);
    }

    boolean rehearsing() {
        return rehearsal != null;
    }

    @Override
    public void close() {
        if (rehearsal != null) {
            rehearsal.close();
        }
    }
}
