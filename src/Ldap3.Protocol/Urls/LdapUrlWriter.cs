using System.Globalization;
using System.Text;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Urls;

/// <summary>Writes URLs as RFC 4516 section 2 has them.</summary>
static class LdapUrlWriter
{
    public static string Write(LdapUrl url)
    {
        var text = new StringBuilder();
        text.Append(url.Scheme switch
        {
            LdapUrlScheme.Ldaps => "ldaps://",
            LdapUrlScheme.Ldapi => "ldapi://",
            _ => "ldap://",
        });
        AppendHost(text, url);
        text.Append('/');
        PercentEncoding.Append(text, url.Dn.ToString());
        AppendFields(text, url);
        return text.ToString();
    }

    static void AppendHost(StringBuilder text, LdapUrl url)
    {
        // RFC 3986 section 3.2.2: an IPv6 address stands in brackets; RFC 6874: its zone behind an encoded percent sign.
        if (url.Scheme != LdapUrlScheme.Ldapi && url.Host.Contains(':', StringComparison.Ordinal))
        {
            text.Append('[').Append(url.Host.Replace("%", "%25", StringComparison.Ordinal)).Append(']');
        }
        else
        {
            PercentEncoding.Append(text, url.Host, encodeSlash: true);
        }

        if (url.Port is { } port)
        {
            text.Append(CultureInfo.InvariantCulture, $":{port}");
        }
    }

    static void AppendFields(StringBuilder text, LdapUrl url)
    {
        // Question marks are held back until a field behind them has something to say.
        var pending = 1;
        if (url.Attributes.Count > 0)
        {
            AppendSeparators(text, ref pending);
            AppendList(text, url.Attributes, (output, attribute) => PercentEncoding.Append(output, attribute));
        }

        pending++;
        if (url.Scope is { } scope)
        {
            AppendSeparators(text, ref pending);
            text.Append(scope switch
            {
                SearchScope.BaseObject => "base",
                SearchScope.SingleLevel => "one",
                SearchScope.Subordinates => "subordinates",
                _ => "sub",
            });
        }

        pending++;
        if (url.Filter is { } filter)
        {
            AppendSeparators(text, ref pending);
            PercentEncoding.Append(text, filter.ToString());
        }

        pending++;
        if (url.Extensions.Count > 0)
        {
            AppendSeparators(text, ref pending);
            AppendList(text, url.Extensions, AppendExtension);
        }
    }

    static void AppendSeparators(StringBuilder text, ref int pending)
    {
        text.Append('?', pending);
        pending = 0;
    }

    static void AppendList<T>(StringBuilder text, IReadOnlyList<T> items, Action<StringBuilder, T> append)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            append(text, items[i]);
        }
    }

    static void AppendExtension(StringBuilder text, LdapUrlExtension extension)
    {
        if (extension.IsCritical)
        {
            text.Append('!');
        }

        PercentEncoding.Append(text, extension.Type, encodeComma: true);
        if (extension.Value is not null)
        {
            text.Append('=');
            PercentEncoding.Append(text, extension.Value, encodeComma: true);
        }
    }
}
