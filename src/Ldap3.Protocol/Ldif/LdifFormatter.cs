using System.Buffers;
using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Ldif;

/// <summary>Writes records as text (RFC 2849).</summary>
sealed class LdifFormatter(LdifWriterOptions options)
{
    // RFC 2849: SAFE-CHAR. Tabs and other control characters are allowed, but do not survive every editor.
    static readonly SearchValues<byte> Safe = SearchValues.Create([.. Enumerable.Range(' ', 0x7F - ' ').Select(i => (byte)i)]);

    readonly StringBuilder _text = new();
    readonly StringBuilder _line = new();

    string LineEnd => options.UseCarriageReturns ? "\r\n" : "\n";

    public string Format(LdifRecord record)
    {
        Append(record);
        return _text.ToString();
    }

    /// <summary>Appends the record and an empty line.</summary>
    public void Append(LdifRecord record)
    {
        AppendName("dn", record.Dn.ToString());
        switch (record)
        {
            case LdifContentRecord content:
                AppendAttributes(content.Attributes);
                break;
            case LdifChangeRecord change:
                AppendChange(change.Request);
                break;
        }

        _text.Append(LineEnd);
    }

    public void AppendVersion()
    {
        AppendLine("version: 1");
        _text.Append(LineEnd);
    }

    /// <summary>Appends a comment, each of its lines behind a number sign.</summary>
    public void AppendComment(string comment)
    {
        foreach (var line in comment.ReplaceLineEndings("\n").Split('\n'))
        {
            AppendLine($"# {line}");
        }
    }

    /// <summary>Takes what was appended so far.</summary>
    public StringBuilder Text => _text;

    void AppendChange(LdapRequest request)
    {
        foreach (var control in request.Controls)
        {
            AppendControl(control);
        }

        switch (request)
        {
            case AddRequest add:
                AppendLine("changetype: add");
                AppendAttributes(add.Attributes);
                break;
            case DeleteRequest:
                AppendLine("changetype: delete");
                break;
            case ModifyRequest modify:
                AppendLine("changetype: modify");
                AppendModifications(modify.Changes);
                break;
            case ModifyDnRequest modifyDn:
                AppendModifyDn(modifyDn);
                break;
        }
    }

    void AppendControl(Control control)
    {
        // Nothing that could begin another line may come from a control's identifier.
        var oid = ObjectIdentifier.Parse(control.Oid);
        var start = control.IsCritical ? $"control: {oid} true" : $"control: {oid}";
        if (control.Value is { } value)
        {
            AppendValue(start, value);
        }
        else
        {
            AppendLine(start);
        }
    }

    void AppendModifications(IReadOnlyList<Modification> modifications)
    {
        foreach (var modification in modifications)
        {
            var operation = modification.Operation switch
            {
                ModifyOperation.Add => "add",
                ModifyOperation.Delete => "delete",
                ModifyOperation.Replace => "replace",
                ModifyOperation.Increment => "increment", // RFC 4525 section 3
                _ => throw new ArgumentException($"LDIF has no word for the modification {modification.Operation}."),
            };
            AppendLine($"{operation}: {NameOf(modification.Attribute)}");
            AppendAttributes([modification.Attribute]);
            AppendLine("-");
        }
    }

    void AppendModifyDn(ModifyDnRequest request)
    {
        AppendLine("changetype: modrdn");
        AppendName("newrdn", request.NewRdn.ToString());
        AppendLine(request.DeleteOldRdn ? "deleteoldrdn: 1" : "deleteoldrdn: 0");
        if (request.NewSuperior is { } newSuperior)
        {
            AppendName("newsuperior", newSuperior.ToString());
        }
    }

    void AppendAttributes(IReadOnlyList<LdapAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            var name = NameOf(attribute);
            foreach (var value in attribute.Values)
            {
                AppendValue(name, value);
            }
        }
    }

    // A description that a server sent may be anything: nothing that could begin another line may come from it.
    static string NameOf(LdapAttribute attribute) => AttributeDescription.Parse(attribute.Description.ToString()).ToString();

    void AppendName(string keyword, string name) => AppendValue(keyword, OctetString.FromString(name));

    void AppendValue(string name, OctetString value)
    {
        _line.Append(name).Append(':');
        if (value.IsEmpty)
        {
            // RFC 2849 note 5: nothing follows the colon.
        }
        else if (IsSafe(value.Span))
        {
            _line.Append(' ').Append(Encoding.ASCII.GetString(value.Span));
        }
        else
        {
            _line.Append(": ").Append(Convert.ToBase64String(value.Span));
        }

        AppendFolded();
    }

    // RFC 2849: SAFE-STRING = [SAFE-INIT-CHAR *SAFE-CHAR]; note 8: no space at the end.
    static bool IsSafe(ReadOnlySpan<byte> value) =>
        value[0] is not ((byte)' ' or (byte)':' or (byte)'<') && value[^1] != ' ' && !value.ContainsAnyExcept(Safe);

    void AppendLine(string text)
    {
        _line.Append(text);
        AppendFolded();
    }

    // RFC 2849 note 2: a line is folded by a separator and a space.
    void AppendFolded()
    {
        var limit = options.LineLength == 0 ? int.MaxValue : options.LineLength;
        for (var start = 0; ;)
        {
            var room = start == 0 ? limit : limit - 1;
            var length = Math.Min(_line.Length - start, room);

            // Only comments have other characters than ASCII, and no pair of theirs may be torn apart.
            length += length == room && length > 1 && char.IsHighSurrogate(_line[start + length - 1]) ? -1 : 0;
            _text.Append(_line, start, length).Append(LineEnd);
            start += length;
            if (start >= _line.Length)
            {
                break;
            }

            _text.Append(' ');
        }

        _line.Clear();
    }
}
