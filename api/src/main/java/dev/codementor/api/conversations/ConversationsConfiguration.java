package dev.codementor.api.conversations;

import dev.codementor.api.jobs.JobProperties;
import dev.codementor.courses.ConversationMemory;
import dev.codementor.ledger.ConversationLedger;
import dev.codementor.ledger.JobReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the conversations' endpoints. */
@Configuration(proxyBeanMethods = false)
public class ConversationsConfiguration {

    @Bean
    ConversationsController conversationsController(
            ConversationLedger conversations, ConversationMemory memory, JobReader reader, JobProperties settings) {
        return new ConversationsController(conversations, new Memories(memory, reader, settings));
    }
}
