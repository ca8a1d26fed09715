package dev.codementor.stream.sqs.binder;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Passes a list of messages unchanged to the binder, which sends it as a batch. Spring Cloud Stream would otherwise
 * write it as one JSON array, including the headers.
 */
final class MessageListConverter implements MessageConverter {

    @Override
    public @Nullable Object fromMessage(Message<?> message, Class<?> targetClass) {
        return null;
    }

    @Override
    public @Nullable Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
        if (payload instanceof Collection<?> several
                && !several.isEmpty()
                && several.stream().allMatch(Message.class::isInstance)) {
            return MessageBuilder.createMessage(payload, headers == null ? new MessageHeaders(null) : headers);
        }
        return null;
    }
}
