package dev.codementor.api.conversations;

import dev.codementor.ledger.ConversationLedger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the conversations' endpoints. */
@Configuration(proxyBeanMethods = false)
public class ConversationsConfiguration {

    @Bean
    ConversationsController conversationsController(ConversationLedger conversations) {
        return new ConversationsController(conversations);
    }
}
