package dev.codementor.local;

import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.settings.CannotStart;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The model server that answers: an Ollama that is already running, one that was started for this, or the rehearsal
 * server.
 *
 * @param rehearsal the rehearsal server, to be closed with the rest; null for a real Ollama
 * @param started the Ollama that was started, to be ended with the rest; null when it was running or is none
 * @param installed the program that could be started; null when there is none or when a model server answers
 */
record ModelServer(
        URI address,
        String model,
        @Nullable RehearsalModel rehearsal,
        @Nullable OllamaProgram started,
        @Nullable Path installed)
        implements AutoCloseable {

    /**
     * Takes the Ollama of the settings if it answers. Otherwise starts the installed one if that was asked for, or else
     * the rehearsal server.
     *
     * @throws CannotStart when an Ollama answers that lacks the chosen model, or when none can be started
     */
    static ModelServer choose(Choices settings) {
        return switch (new OllamaProbe().look(settings.ollama(), settings.model())) {
            case OllamaProbe.Finding.Usable() -> running(settings);
            case OllamaProbe.Finding.LacksModel lacks -> {
                if (!settings.pullModel() && !settings.startOllama()) {
                    throw CannotStart.untilChanged(
                            "Ollama at " + settings.ollama() + " does not have the model "
                                    + settings.model() + ". Run `ollama pull " + settings.model()
                                    + "`, or set CODEMENTOR_MODEL to one that it has"
                                    + (lacks.models().isEmpty() ? "" : " (" + String.join(", ", lacks.models()) + ")")
                                    + ", or set CODEMENTOR_WORKER_MODEL_PULL=true to let it download the model now.",
                            null);
                }
                yield running(settings);
            }
            case OllamaProbe.Finding.Away() -> settings.startOllama() ? start(settings) : rehearse(settings);
        };
    }

    private static ModelServer running(Choices settings) {
        return new ModelServer(settings.ollama(), settings.model(), null, null, null);
    }

    private static ModelServer start(Choices settings) {
        if (!OllamaProgram.isHere(settings.ollama())) {
            throw CannotStart.untilChanged(
                    "CODEMENTOR_LOCAL_START_OLLAMA is true, but OLLAMA_HOST is " + settings.ollama()
                            + ", which is not this machine. Start Ollama there, or remove one of the two.",
                    null);
        }
        Path program = installed(settings)
                .orElseThrow(() -> CannotStart.untilChanged(
                        "CODEMENTOR_LOCAL_START_OLLAMA is true, but there is no program `ollama` on the PATH. Install"
                                + " it from https://ollama.com/download, or remove the setting.",
                        null));
        return new ModelServer(
                settings.ollama(), settings.model(), null, OllamaProgram.start(program, settings), program);
    }

    private static Optional<Path> installed(Choices settings) {
        return OllamaProgram.isHere(settings.ollama())
                ? OllamaProgram.find(Objects.requireNonNullElse(System.getenv("PATH"), ""))
                : Optional.empty();
    }

    private static ModelServer rehearse(Choices settings) {
        RehearsalSettings usual = RehearsalSettings.DEFAULT;
        RehearsalModel rehearsal = RehearsalModel.start(
                0, usual.withSlots(settings.rehearsalSlots().orElse(usual.slots())));
        return new ModelServer(
                rehearsal.endpoint(),
                RehearsalModel.MODEL,
                rehearsal,
                null,
                installed(settings).orElse(null));
    }

    boolean rehearsing() {
        return rehearsal != null;
    }

    /** What the worker has to know about the server, beyond its own settings. */
    Map<String, String> variables(Choices settings) {
        Map<String, String> variables = new HashMap<>();
        variables.put("OLLAMA_HOST", rehearsing() ? address.toString() : settings.ollamaVariable());
        variables.put("CODEMENTOR_MODEL", model);
        if (settings.startOllama()) {
            variables.put("CODEMENTOR_WORKER_MODEL_PULL", "true");
        }
        threads(settings).ifPresent(threads -> variables.put("CODEMENTOR_WORKER_MODEL_THREADS", "" + threads));
        return variables;
    }

    /**
     * The threads that a model gets which shares this machine's cores with everything else here: all but one. With as many
     * threads as cores, Ollama waits at its barriers for threads that cannot run. Empty when the person has chosen, and
     * when the model runs elsewhere.
     */
    private OptionalInt threads(Choices settings) {
        return rehearsing() || settings.modelThreads().isPresent() || !OllamaProgram.isHere(address)
                ? OptionalInt.empty()
                : OptionalInt.of(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    /** Who answers, for the person who started it. */
    String description(Choices settings) {
        if (rehearsing()) {
            return model + ", which is no model: nothing answers at " + settings.ollama() + hint();
        }
        OptionalInt threads = threads(settings);
        return model + " by Ollama at " + address
                + (started == null ? "" : ", started from " + installed)
                + (threads.isEmpty()
                        ? ""
                        : ", on %d of %d cores (CODEMENTOR_WORKER_MODEL_THREADS)"
                                .formatted(
                                        threads.getAsInt(), Runtime.getRuntime().availableProcessors()));
    }

    private String hint() {
        return installed == null
                ? ""
                : "\n            but %s is installed: run `ollama serve`, or set CODEMENTOR_LOCAL_START_OLLAMA=true, and start again"
                        .formatted(installed);
    }

    @Override
    public void close() {
        if (rehearsal != null) {
            rehearsal.close();
        }
        if (started != null) {
            started.close();
        }
    }
}
