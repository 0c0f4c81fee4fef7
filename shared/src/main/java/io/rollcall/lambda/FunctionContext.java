package io.rollcall.lambda;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.core.io.service.ServiceDefinition;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.rollcall.gate.Gate;
import io.rollcall.setting.Settings;
import io.rollcall.setting.StartUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Executor;

/**
 * The beans of one function. The framework finds bean definitions by walking a folder inside the jar, which takes a tenth of a cold
 * start; a package lists them in one file instead (see {@link BeanList}), and this reads either. Requests come one at a time, so they
 * are handled on the thread that brings them.
 */
@SuppressWarnings("overrides") // The framework's own overriding differs from what it overrides.
final class FunctionContext extends DefaultApplicationContext {
    private FunctionContext(ApplicationContextConfiguration configuration) {
        super(configuration);
    }

    static ApplicationContext start(Settings settings) {
        ApplicationContext context = new Builder()
                .banner(false)
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .properties(StartUp.properties(settings))
                .singletons(settings)
                .build();
        context.registerSingleton(Executor.class, Runnable::run, Qualifiers.byName(Gate.EXECUTOR));
        return context.start();
    }

    @Override
    @SuppressWarnings("rawtypes") // As the framework declares it.
    protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
        List<BeanDefinitionReference> references = new ArrayList<>();
        for (ServiceDefinition<BeanDefinitionReference> listed :
                SoftServiceLoader.load(BeanDefinitionReference.class, getClassLoader())) {
            Optional<BeanDefinitionReference> reference = load(listed);
            reference.filter(BeanDefinitionReference::isPresent).ifPresent(references::add);
        }
        return references;
    }

    /** Empty where the class stands on another that is not there: a part of the framework that we do not have. */
    @SuppressWarnings("rawtypes")
    private static Optional<BeanDefinitionReference> load(ServiceDefinition<BeanDefinitionReference> listed) {
        try {
            return Optional.of(listed.load());
        } catch (ServiceConfigurationError unusable) {
            if (unusable.getCause() instanceof NoClassDefFoundError) {
                return Optional.empty();
            }
            throw unusable;
        }
    }

    private static final class Builder extends DefaultApplicationContextBuilder {
        @Override
        protected ApplicationContext newApplicationContext() {
            return new FunctionContext(this);
        }
    }
}
