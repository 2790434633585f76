package io.swell.replica;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** A class named by a deployment: a {@link RequestHandlerFactory}, or a {@link RequestHandler} that makes itself. */
final class HandlerClass implements RequestHandlerFactory {

    private final String name;
    private final Class<?> type;

    private HandlerClass(String name, Class<?> type) {
        this.name = name;
        this.type = type;
    }

    static HandlerClass load(String name, ClassLoader classLoader) throws HandlerUnusableException {
        Class<?> type;
        try {
            type = Class.forName(name, true, classLoader);
        } catch (ClassNotFoundException e) {
            throw new HandlerUnusableException("handler " + name + " is not on the class path");
        } catch (Throwable e) {
            throw new HandlerUnusableException("handler " + name + " could not be loaded", e);
        }
        HandlerClass named = new HandlerClass(name, type);
        named.check();
        return named;
    }

    private void check() throws HandlerUnusableException {
        if (!isFactory() && !RequestHandler.class.isAssignableFrom(type)) {
            throw unusable("implements neither RequestHandler nor RequestHandlerFactory");
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw unusable("is abstract; name a class that can be created");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw unusable("must be public");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            throw unusable("must be static, as a class inside another");
        }
    }

    private boolean isFactory() {
        return RequestHandlerFactory.class.isAssignableFrom(type);
    }

    @Override
    public RequestHandler<?, ?> create(ReplicaContext context) throws Exception {
        if (isFactory()) {
            Constructor<?> plain = constructor();
            if (plain == null) {
                throw unusable("must have a public constructor without parameters");
            }
            return ((RequestHandlerFactory) construct(plain)).create(context);
        }
        Constructor<?> withContext = constructor(ReplicaContext.class);
        if (withContext != null) {
            return (RequestHandler<?, ?>) construct(withContext, context);
        }
        Constructor<?> plain = constructor();
        if (plain == null) {
            throw unusable("must have a public constructor that takes a ReplicaContext or nothing");
        }
        return (RequestHandler<?, ?>) construct(plain);
    }

    private @Nullable Constructor<?> constructor(Class<?>... parameters) {
        try {
            return type.getConstructor(parameters);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private Object construct(Constructor<?> constructor, Object... arguments) throws Exception {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new HandlerUnusableException("the constructor of handler " + name + " failed", Failures.unwrap(e));
        }
    }

    private HandlerUnusableException unusable(String rule) {
        return new HandlerUnusableException("handler " + name + " " + rule);
    }
}
