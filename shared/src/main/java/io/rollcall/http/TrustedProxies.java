package io.rollcall.http;

import io.micronaut.http.HttpRequest;
import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The proxies in front of the local server whose {@code X-Forwarded-For} is believed; none unless the operator names them. Of the
 * addresses that a chain of proxies states, the last one that is no proxy of ours counts: what stands before it the client may have made up.
 */
@Singleton
final class TrustedProxies implements CheckedAtStart {
    private static final String SETTING = "ROLLCALL_TRUSTED_PROXIES";
    private static final String HEADER = "X-Forwarded-For";

    private final Set<InetAddress> proxies = new HashSet<>();

    TrustedProxies(Settings settings) {
        settings.text(SETTING)
                .ifPresent(list ->
                        Arrays.stream(list.split(",", -1)).forEach(address -> proxies.add(literal(address.strip()))));
    }

    /** The client's address, given the one at the other end of the socket. */
    String client(HttpRequest<?> request, InetAddress socket) {
        InetAddress client = socket;
        List<String> stated = request.getHeaders().getAll(HEADER).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
        for (int i = stated.size() - 1; i >= 0 && proxies.contains(client); i--) {
            try {
                client = InetAddress.ofLiteral(stated.get(i));
            } catch (IllegalArgumentException malformed) {
                return client.getHostAddress();
            }
        }
        return client.getHostAddress();
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException malformed) {
            throw new SettingException(SETTING + ": must be IP addresses, separated by commas");
        }
    }
}
