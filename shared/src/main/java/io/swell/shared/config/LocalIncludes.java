package io.swell.shared.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import java.net.URL;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets a file include other local files and nothing from a URL: reading a configuration must not call the network. */
final class LocalIncludes implements ConfigIncluder, ConfigIncluderURL {

    /** Two letters at least before the colon, so that a drive of Windows is not taken for a scheme. */
    private static final Pattern STARTS_WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    /** HOCON's own includer, which the parser hands in before it includes anything. */
    private final @Nullable ConfigIncluder hocon;

    LocalIncludes() {
        this(null);
    }

    private LocalIncludes(@Nullable ConfigIncluder hocon) {
        this.hocon = hocon;
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return hocon == null ? new LocalIncludes(fallback) : this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        if (STARTS_WITH_SCHEME.matcher(what).matches()) {
            throw refused(what);
        }
        return Objects.requireNonNull(hocon, "the parser has not handed in its includer")
                .include(context, what);
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        throw refused(what.toString());
    }

    private static ConfigException refused(String what) {
        return new ConfigException.Parse(
                ConfigOriginFactory.newSimple("include"), "only local files can be included, was: " + what);
    }
}
