package dev.codementor.local.pages;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of pages one CodeMentor and one browser that run for all of them; each takes students of its own. */
final class RunningPages implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Pages.class;
    }

    @Override
    public Pages resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningPages.class))
                .computeIfAbsent(Pages.class, any -> Pages.start(), Pages.class);
    }
}
