package io.rollcall.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.bind.binders.BodyArgumentBinder;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import io.micronaut.http.body.MessageBodyReader;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;

/**
 * Binds {@code @Body} by the {@link MessageBodyReader} of its type on every transport, after the filters, with the size limit of the
 * route; the framework's default converts a body that is no Netty buffer without asking the readers.
 */
@Singleton
final class StrictBodyBinder
        implements BodyArgumentBinder<Object>,
                TypedRequestArgumentBinder<Object>,
                PostponedRequestArgumentBinder<Object> {
    private final MessageBodyHandlerRegistry readers;

    StrictBodyBinder(MessageBodyHandlerRegistry readers) {
        this.readers = readers;
    }

    @Override
    public Class<Body> getAnnotationType() {
        return Body.class;
    }

    @Override
    public Argument<Object> argumentType() {
        return Argument.OBJECT_ARGUMENT;
    }

    @Override
    public BindingResult<Object> bind(ArgumentConversionContext<Object> context, HttpRequest<?> request) {
        byte[] body = RequestBody.read(request);
        MediaType type = request.getContentType().orElseThrow();
        Argument<Object> argument = context.getArgument();
        MessageBodyReader<Object> reader =
                readers.findReader(argument, List.of(type)).orElseThrow();
        Object value = reader.read(argument, type, request.getHeaders(), new ByteArrayInputStream(body));
        return () -> Optional.ofNullable(value);
    }
}
