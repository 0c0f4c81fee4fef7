package io.rollcall.setting;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.core.io.service.ServiceDefinition;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;

/**
 * Builds a context of beans. It finds their definitions where the framework has them, in a folder of each jar, and where a function's
 * package lists them instead, in one file: walking the folder took a tenth of a cold start.
 */
public final class PlainContext extends DefaultApplicationContextBuilder {
    @Override
    protected ApplicationContext newApplicationContext() {
        return new Context(this);
    }

    @SuppressWarnings({"overrides", "rawtypes"}) // As the framework declares it.
    private static final class Context extends DefaultApplicationContext {
        Context(ApplicationContextConfiguration configuration) {
            super(configuration);
        }

        @Override
        protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
            List<BeanDefinitionReference> references = new ArrayList<>();
            for (ServiceDefinition<BeanDefinitionReference> found :
                    SoftServiceLoader.load(BeanDefinitionReference.class, getClassLoader())) {
                load(found).filter(BeanDefinitionReference::isPresent).ifPresent(references::add);
            }
            return references;
        }

        /** Empty where the class stands on another that is not there: a part of the framework that we do not have. */
        private static Optional<BeanDefinitionReference> load(ServiceDefinition<BeanDefinitionReference> found) {
            if (!found.isPresent()) {
                return Optional.empty();
            }
            try {
                return Optional.of(found.load());
            } catch (ServiceConfigurationError unusable) {
                if (lacksAClass(unusable)) {
                    return Optional.empty();
                }
                throw unusable;
            }
        }

        private static boolean lacksAClass(Throwable failed) {
            Throwable cause = failed.getCause();
            return cause != null && (cause instanceof NoClassDefFoundError || lacksAClass(cause));
        }
    }
}
