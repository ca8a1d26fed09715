package dev.codementor.worker.prompt;

import dev.codementor.courses.ConversationMemory;
import dev.codementor.courses.CourseFiles;
import dev.codementor.courses.CoursesConfiguration;
import dev.codementor.worker.model.ModelProperties;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.model.OllamaClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The work on students' questions. */
@Configuration(proxyBeanMethods = false)
@Import(CoursesConfiguration.class)
public class PromptConfiguration {

    @Bean
    PromptAssembly promptAssembly(CourseFiles courses, ConversationMemory memory, ModelProperties model) {
        return new PromptAssembly(courses, memory, model);
    }

    @Bean
    PromptWork promptWork(PromptAssembly prompts, Models models, OllamaClient client) {
        return new PromptWork(prompts, models, client);
    }
}
