package dev.codementor.notifier.socket;

import dev.codementor.contract.socket.ClientFrame;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads clients' frames strictly. */
final class ClientFrames {

    /** The outcome of reading. */
    sealed interface Read {

        record Understood(ClientFrame frame) implements Read {}

        /** @param detail says what is wrong without repeating what was sent */
        record Refused(String code, String detail) implements Read {}
    }

    private final ObjectReader trees;
    private final ObjectReader frames;
    private final ObjectReader ofBatches;

    ClientFrames(int largest) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(largest)
                        .maxStringLength(largest)
                        .maxNestingDepth(4)
                        .maxNameLength(64)
                        .build())
                .build();
        JsonMapper mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        this.trees = mapper.readerFor(JsonNode.class);
        this.frames = mapper.readerFor(ClientFrame.class);
        this.ofBatches = mapper.readerFor(ClientFrame.OfBatch.class);
    }

    Read read(InputStream text) {
        try {
            JsonNode tree = trees.readValue(text);
            ClientFrame frame = (tree.has("batch") ? ofBatches : frames).readValue(tree);
            if (frame == null) {
                return new Read.Refused("bad-frame", "a frame is a JSON object");
            }
            if (frame instanceof ClientFrame.Follow follow && (follow.epoch() < 0 || follow.offset() < 0)) {
                return new Read.Refused("bad-frame", "epoch and offset are not negative");
            }
            return new Read.Understood(frame);
        } catch (UnrecognizedPropertyException e) {
            return new Read.Refused("unknown-field", "the frame has a field that its type does not have");
        } catch (InvalidTypeIdException e) {
            return e.getTypeId() == null
                    ? new Read.Refused("bad-frame", "a frame is a JSON object with a type")
                    : new Read.Refused("unknown-type", "types are hello, follow, unfollow and ping");
        } catch (JacksonException e) {
            return new Read.Refused("bad-frame", "the frame is not the JSON that its type asks for");
        }
    }
}
