# awk -f merge.awk CHANGES TEMPLATE   The template's entries with the attributes of CHANGES in place of their own, then
# those entries of CHANGES that the template lacks. Neither comments nor doubled blank lines remain.
function flush() {
  if (dn == "") return
  printf "%s%s%s\n", entry, added[dn], ""
  done[dn] = 1
  dn = entry = ""
}

/^#/ { next }

FNR == NR {
  if (/^dn: /) { dn = tolower(substr($0, 5)); order[++count] = dn; first[dn] = $0 }
  else if (NF) { split($0, part, ":"); replaced[dn, tolower(part[1])] = 1; added[dn] = added[dn] $0 "\n" }
  next
}

FNR == 1 { dn = "" }
/^dn: / { flush(); dn = tolower(substr($0, 5)); entry = $0 "\n"; keep = 1; next }
!NF { flush(); next }
/^ / { if (keep) entry = entry $0 "\n"; next }
{ split($0, part, ":"); keep = !((dn, tolower(part[1])) in replaced); if (keep) entry = entry $0 "\n" }

END {
  flush()
  for (i = 1; i <= count; i++) if (!(order[i] in done)) printf "%s\n%s\n", first[order[i]], added[order[i]]
}
