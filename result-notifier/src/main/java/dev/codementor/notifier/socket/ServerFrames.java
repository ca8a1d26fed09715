package dev.codementor.notifier.socket;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.contract.socket.ServerFrame;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.notifier.batches.BatchNews;
import dev.codementor.notifier.feed.JobNews;
import dev.codementor.notifier.feed.Reading;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the JSON of {@link ServerFrame}. Frames that occur thousands of times per second are written field by field; a
 * test compares them with the records.
 */
final class ServerFrames {

    private final JsonFactory factory = new JsonFactory();
    private final ObjectWriter records = JsonMapper.shared().writerFor(ServerFrame.class);

    /** Any frame. */
    ByteBuf write(ByteBufAllocator allocator, ServerFrame frame) {
        byte[] json = records.writeValueAsBytes(frame);
        return allocator.buffer(json.length).writeBytes(json);
    }

    /** A {@link ServerFrame.State}. */
    ByteBuf write(ByteBufAllocator allocator, JobId job, JobNews news) {
        return json(allocator, 160, generator -> {
            head(generator, "state", job);
            generator.writeStringProperty("state", news.state().wireName());
            if (news.position() != null) {
                generator.writeNumberProperty("position", news.position());
            }
            if (news.eta() != null) {
                generator.writeStringProperty("eta", news.eta().toString());
            }
            if (news.waiting() != null) {
                generator.writeObjectPropertyStart("waiting");
                generator.writeStringProperty("code", news.waiting().code());
                generator.writeStringProperty("message", news.waiting().message());
                generator.writeEndObject();
            }
        });
    }

    /** A {@link ServerFrame.Chunk}. */
    ByteBuf write(ByteBufAllocator allocator, JobId job, Reading.Chunk chunk) {
        return json(allocator, 128 + chunk.text().length() * 2, generator -> {
            head(generator, "chunk", job);
            generator.writeNumberProperty("epoch", chunk.epoch());
            generator.writeNumberProperty("offset", chunk.offset());
            generator.writeStringProperty("text", chunk.text());
        });
    }

    /** A {@link ServerFrame.Settled}. */
    ByteBuf write(ByteBufAllocator allocator, JobId job, Reading.Ending ending) {
        return json(allocator, 256, generator -> {
            head(generator, "settled", job);
            generator.writeStringProperty("state", ending.state().wireName());
            generator.writeNumberProperty("epoch", ending.epoch());
            generator.writeNumberProperty("length", ending.length());
            if (ending.failure() != null) {
                generator.writeObjectPropertyStart("failure");
                generator.writeStringProperty("code", ending.failure().code());
                generator.writeStringProperty("message", ending.failure().message());
                generator.writeEndObject();
            }
        });
    }

    /** A {@link ServerFrame.Batch}. */
    ByteBuf write(ByteBufAllocator allocator, BatchId batch, BatchNews news) {
        BatchCounts counts = news.counts();
        return write(
                allocator,
                new ServerFrame.Batch(
                        batch,
                        new ServerFrame.Batch.Counts(
                                counts.processing(),
                                counts.succeeded(),
                                counts.failed(),
                                counts.cancelled(),
                                counts.expired()),
                        counts.size(),
                        news.eta()));
    }

    private interface Fields {
        void write(JsonGenerator generator);
    }

    private ByteBuf json(ByteBufAllocator allocator, int size, Fields fields) {
        ByteBuf buffer = allocator.buffer(size);
        try (ByteBufOutputStream out = new ByteBufOutputStream(buffer);
                JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), (OutputStream) out)) {
            generator.writeStartObject();
            fields.write(generator);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return buffer;
    }

    private static void head(JsonGenerator generator, String type, JobId job) {
        generator.writeStringProperty("type", type);
        generator.writeStringProperty("job", job.toString());
    }
}
