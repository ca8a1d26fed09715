package dev.codementor.api.documents;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the api at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
public class DocumentsConfiguration {

    private static final String BEARER = "bearer";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("CodeMentor")
                        .version("v1")
                        .description(
                                "Ask the mentor, read the answer, and cancel. Live text comes over the WebSocket that"
                                        + " a job links to.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                // Relative, so that the document does not depend on the address at which it was asked for.
                .servers(List.of(new Server().url("/").description("The api that serves this document")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("A token of the configured OIDC issuer with the claims sub, roles,"
                                                + " courses"))
                        .addSchemas("Problem", ProblemSchema.schema()))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    OperationCustomizer problemDocuments() {
        return new ProblemDocuments();
    }

    @Bean
    OpenApiCustomizer wholeDocument() {
        return new WholeDocument();
    }

    @Bean
    ModelConverter anyJson() {
        return new AnyJson();
    }

    @Bean
    ModelConverter recordFields() {
        return new RecordFields();
    }
}
