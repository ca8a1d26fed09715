package dev.codementor.worker.grading;

import dev.codementor.grading.completions.CompletionRequest;
import dev.codementor.grading.drafts.DraftStep;
import dev.codementor.worker.model.ChatMessage;
import dev.codementor.worker.model.ChatMessage.Role;
import dev.codementor.worker.model.Decoding;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelRequest;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The requests to the model for an item. */
final class GradingRequests {

    /** More than a plan has further opinions, so that no two questions for a submission share a seed. */
    private static final int SEEDS_OF_SAMPLES = 10;

    private final GradingProperties properties;

    GradingRequests(GradingProperties properties) {
        this.properties = properties;
    }

    /** @param before questions that were asked in vain before this job */
    ModelRequest.Chat of(ModelCard card, DraftStep.Ask ask, int before) {
        int again = ask.nth() - 1 + before;
        return new ModelRequest.Chat(
                card,
                List.of(
                        new ChatMessage(Role.SYSTEM, ask.prompt().system()),
                        new ChatMessage(Role.USER, ask.prompt().user())),
                new Decoding(
                        ask.prompt().answerSchema(),
                        switch (ask.purpose()) {
                            case SAMPLE -> properties.sampleTemperature();
                            case DRAFT, COPY -> again == 0 ? properties.temperature() : properties.againTemperature();
                        },
                        switch (ask.purpose()) {
                            case SAMPLE -> properties.seed() + ask.nth();
                            case DRAFT, COPY -> properties.seed() + SEEDS_OF_SAMPLES * again;
                        },
                        properties.answerTokens()));
    }

    ModelRequest.Chat of(ModelCard card, CompletionRequest request) {
        List<ChatMessage> messages = request.messages().stream()
                .map(each -> new ChatMessage(role(each.role()), each.content()))
                .toList();
        BigDecimal temperature = request.temperature();
        Integer most = request.maxTokens();
        return new ModelRequest.Chat(
                card,
                messages,
                new Decoding(
                        format(request.answerSchema()),
                        temperature == null ? null : temperature.doubleValue(),
                        null,
                        most == null ? properties.answerTokens() : Math.min(most, properties.answerTokens())));
    }

    private static @Nullable JsonNode format(@Nullable ObjectNode schema) {
        if (schema == null) {
            return null;
        }
        return schema.isEmpty() ? JsonNodeFactory.instance.stringNode("json") : schema;
    }

    private static Role role(String name) {
        for (Role role : Role.values()) {
            if (role.wireName().equals(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException("a request has a message of an unknown role");
    }
}
